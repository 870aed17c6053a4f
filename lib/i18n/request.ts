import { getRequestConfig } from 'next-intl/server'
import { type Messages, messages } from '@/lib/i18n/messages'
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}

/**
 * Gives next-intl the messages of a page's language; dates are written in the time of `TIME_ZONE`.
 */
export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale
  const locale = isLocale(requested) ? requested : defaultLocale
  return { locale, messages: messages[locale], timeZone: settings().timeZone }
})
