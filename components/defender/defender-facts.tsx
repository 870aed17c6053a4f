import { useLocale, useTranslations } from 'next-intl'
import { directoryAddress } from '@/lib/defenders/directory-query'
import type { DefenderProfile } from '@/lib/defenders/read-defender'
import { countryName } from '@/lib/i18n/countries'

/**
 * The country, and the situation where one is stated: that none is stated is no fact about a
 * person.
 */
export function DefenderFacts({ defender }: { defender: DefenderProfile }) {
  const t = useTranslations()
  const locale = useLocale()
  const { country, situation } = defender
  if (!country && situation === 'not-stated') return null
  return (
    <dl className="fact">
      {country && (
        <>
          <dt>{t('defender.country')}</dt>
          <dd>
            <a href={directoryAddress(locale, { country })}>{countryName(locale, country)}</a>
          </dd>
        </>
      )}
      {situation !== 'not-stated' && (
        <>
          <dt>{t('defender.situation')}</dt>
          <dd>{t(`situation.${situation}`)}</dd>
        </>
      )}
    </dl>
  )
}
