import type { Locale } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'

/** The site's English is British: 5 February 2027 at 10:32:05. */
const regional: Record<Locale, string> = { ca: 'ca-ES', es: 'es-ES', en: 'en-GB' }

/** An instant where `TIME_ZONE` is, to the second, its day in the words of a language. */
export function dayAndTime(locale: Locale, at: Date): string {
  return new Intl.DateTimeFormat(regional[locale], {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: settings().timeZone,
  }).format(at)
}

/** The same in short, to the minute, for a line of a list. */
export function shortDayAndTime(locale: Locale, at: Date): string {
  return new Intl.DateTimeFormat(regional[locale], {
    ...({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit' } as const),
    ...({ minute: '2-digit', timeZone: settings().timeZone } as const),
  }).format(at)
}
