import { getRequestConfig } from 'next-intl/server'
import ca from '@/lib/i18n/messages/ca.json'
import en from '@/lib/i18n/messages/en.json'
import es from '@/lib/i18n/messages/es.json'
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof en
  }
}

const messages: Record<Locale, typeof en> = { ca, es, en }

/** What the pages' words are made from; dates are told in the time of Catalonia. */
export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale
  const locale = isLocale(asked) ? asked : defaultLocale
  return { locale, messages: messages[locale], timeZone: 'Europe/Madrid' }
})
