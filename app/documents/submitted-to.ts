import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing'
import { currentRequest } from '@/lib/platform/request-protocol'

/**
 * The parameters of the page that a form was submitted to, from its address alone: a field could
 * name another campaign, or another person's link. Empty where the address names none.
 */
export function submittedTo(): { locale: Locale; slug: string; token: string } {
  const { locale, slug = '', token = '' } = currentRequest().address
  return { locale: isLocale(locale) ? locale : defaultLocale, slug, token }
}
