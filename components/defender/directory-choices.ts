import { useLocale, useTranslations } from 'next-intl'
import type { Facet } from '@/lib/defenders/directory-query'
import type { ChoiceCount, DefenderList } from '@/lib/defenders/list-defenders'
import { countryName } from '@/lib/i18n/countries'
import type { Locale } from '@/lib/i18n/routing'

/** A choice of a filter, in words, with the number of people it would leave. */
export type Choice = { value: string; name: string; nameLocale: Locale; count: string }

/** The choices of each filter, named in the page's language and in its order. */
export function useChoices({ choices }: Pick<DefenderList, 'choices'>): Record<Facet, Choice[]> {
  const t = useTranslations()
  const locale = useLocale()
  const count = ({ count: all, samples }: ChoiceCount) => {
    const real = all - samples
    return real === 0 && samples > 0
      ? t('directory.countSamples', { samples })
      : t('directory.count', { real, samples })
  }
  const { compare } = new Intl.Collator(locale)
  return {
    right: choices.rights.map((one) => ({ ...one, value: one.id, count: count(one) })),
    country: choices.countries
      .map((one) => ({
        value: one.code,
        name: countryName(locale, one.code) ?? one.code,
        nameLocale: locale,
        count: count(one),
      }))
      .sort((one, other) => compare(one.name, other.name)),
    situation: choices.situations.map((one) => ({
      value: one.situation,
      name: t(`situation.${one.situation}`),
      nameLocale: locale,
      count: count(one),
    })),
  }
}
