import { useLocale } from 'next-intl'
import { SampleMark } from '@/components/campaign/sample-mark'
import { PlaceholderPortrait } from '@/components/defender/placeholder-portrait'
import { RightNames } from '@/components/defender/right-names'
import { useOtherLanguage } from '@/components/ui/other-language'
import type { DefenderSummary } from '@/lib/defenders/list-defenders'
import { countryName } from '@/lib/i18n/countries'
import { addressOf } from '@/lib/i18n/routing'

/** A person in a list: their name, their country, what they defend. */
function DefenderRow({ defender }: { defender: DefenderSummary }) {
  const locale = useLocale()
  const { slug, name, country, rights, sample } = defender
  const lang = useOtherLanguage(defender.nameLocale)
  return (
    <li className="row">
      <PlaceholderPortrait slug={slug} />
      <div>
        <h3 lang={lang}>
          <a href={addressOf(locale, 'defender', { slug })}>{name}</a>
        </h3>
        {(country || sample) && (
          <p className="hint">
            {country && countryName(locale, country)} <SampleMark sample={sample} />
          </p>
        )}
        {rights.length > 0 && (
          <p className="column sentence">
            <RightNames rights={rights} />
          </p>
        )}
      </div>
    </li>
  )
}

/** Rows of people; the page provides the heading above them. */
export function DefenderRows({ defenders }: { defenders: DefenderSummary[] }) {
  return (
    <ul className="rows names">
      {defenders.map((defender) => (
        <DefenderRow key={defender.slug} defender={defender} />
      ))}
    </ul>
  )
}
