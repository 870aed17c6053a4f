import { useLocale, useTranslations } from 'next-intl'
import { RightNames } from '@/components/defender/right-names'
import { directoryAddress } from '@/lib/defenders/directory-query'
import type { DefenderProfile } from '@/lib/defenders/read-defender'
import { countryName } from '@/lib/i18n/countries'

/** Country, rights, and a situation only where one is stated: its absence is nobody's trait. */
export function DefenderFacts({ defender }: { defender: DefenderProfile }) {
  const t = useTranslations()
  const locale = useLocale()
  const { country, situation, rights } = defender
  if (!country && situation === 'not-stated' && rights.length === 0) return null
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
      {rights.length > 0 && (
        <>
          <dt>{t('defender.defends')}</dt>
          <dd>
            <RightNames rights={rights} />
          </dd>
        </>
      )}
    </dl>
  )
}
