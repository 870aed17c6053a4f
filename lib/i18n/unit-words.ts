import type { Locale } from '@/lib/i18n/routing'

export type Unit = 'hour' | 'day' | 'month' | 'megabyte'

/** So many of a unit in the words of a language, from CLDR: 14 days, 14 dies, 14 días. */
export function unitWords(locale: Locale, many: number, unit: Unit): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(many)
}
