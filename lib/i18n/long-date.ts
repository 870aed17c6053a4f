import type { Locale } from '@/lib/i18n/routing'

/** The site's English is British: 5 February 2027. */
const regional: Record<Locale, string> = { ca: 'ca-ES', es: 'es-ES', en: 'en-GB' }

/** A day in the words of a language, as it is in Catalonia. */
export function longDate(locale: Locale, date: Date): string {
  const format = { dateStyle: 'long', timeZone: 'Europe/Madrid' } as const
  return new Intl.DateTimeFormat(regional[locale], format).format(date)
}
