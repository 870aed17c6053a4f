import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { TextLines } from '@/components/staff/item/text-lines'
import type { ManagedDefenderDetails } from '@/lib/defenders/manage/read-managed-defender'
import { countryName } from '@/lib/i18n/countries'
import { addressOf } from '@/lib/i18n/routing'

/** What is told of a defender, and where the public reads it. */
export function DefenderFacts({ defender }: { defender: ManagedDefenderDetails }) {
  const t = useTranslations('item')
  const lists = useTranslations('lists')
  const situations = useTranslations('situation')
  const locale = useLocale()
  const { slug, state, situation, country, rights, campaigns, sample } = defender
  const address = addressOf(locale, 'defender', { slug })
  return (
    <>
      <section>
        <h2>{t('facts')}</h2>
        <dl className="facts">
          <dt>{lists('columns.situation')}</dt>
          <dd>{situations(situation)}</dd>
          <dt>{lists('columns.country')}</dt>
          <dd>{country ? (countryName(locale, country) ?? country) : lists('unstated')}</dd>
          <dt>{t('rights')}</dt>
          <dd>{rights.length > 0 ? rights.map(({ name }) => name).join(', ') : t('noRights')}</dd>
          <dt>{t('publicPage')}</dt>
          <dd>{state === 'shown' ? <a href={address}>{address}</a> : t('noPublicPage')}</dd>
          {sample && (
            <>
              <dt>{t('kind')}</dt>
              <dd>{lists('sample')}</dd>
            </>
          )}
        </dl>
      </section>
      <TextLines texts={defender.texts} />
      <section>
        <h2>{lists('campaigns')}</h2>
        {campaigns.length === 0 ? (
          <p>{t('noCampaigns')}</p>
        ) : (
          <ul className="lines">
            {campaigns.map(({ id, title }) => (
              <li key={id}>
                <Link href={`/staff/campaigns/${id}`} prefetch={false}>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
