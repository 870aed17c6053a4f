import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/routing'

/**
 * The language for a visitor: the one they chose with the switch, else the first of their browser's
 * `Accept-Language` (RFC 9110, 12.5.4) that the site has, else the default.
 */
export function bestLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  if (isLocale(chosen)) return chosen
  return languagesByWeight(acceptLanguage ?? '').find(isLocale) ?? defaultLocale
}

function languagesByWeight(header: string): string[] {
  return header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      return { language: tag.split('-')[0] ?? '', weight: weight ? Number(weight.slice(2)) : 1 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ language }) => language)
}
