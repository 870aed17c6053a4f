import type { Locale } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'

/** The site's English is British: 5 February 2027. */
const regional: Record<Locale, string> = { ca: 'ca-ES', es: 'es-ES', en: 'en-GB' }

/** The day of an instant where `TIME_ZONE` is, in the words of a language. */
export function longDate(locale: Locale, at: Date): string {
  return inWords(locale, at, settings().timeZone)
}

/** A day (YYYY-MM-DD) in the words of a language. */
export function longDay(locale: Locale, day: string): string {
  return inWords(locale, new Date(day), 'UTC')
}

function inWords(locale: Locale, at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(regional[locale], { dateStyle: 'long', timeZone }).format(at)
}
