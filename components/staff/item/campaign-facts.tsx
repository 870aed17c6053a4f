import Link from 'next/link'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { TextLines } from '@/components/staff/item/text-lines'
import type { ManagedCampaignDetails } from '@/lib/campaigns/manage/read-managed-campaign'
import { dayAndTime } from '@/lib/i18n/day-and-time'
import { addressOf } from '@/lib/i18n/routing'

/** What is told of a campaign, and where the public reads it. */
export function CampaignFacts({ campaign }: { campaign: ManagedCampaignDetails }) {
  const t = useTranslations('item')
  const lists = useTranslations('lists')
  const format = useFormatter()
  const locale = useLocale()
  const { slug, state, defender, opensAt, closesAt, signatures, goal, sample } = campaign
  const address = addressOf(locale, 'campaign', { slug })
  return (
    <>
      <section>
        <h2>{t('facts')}</h2>
        <dl className="facts">
          <dt>{lists('columns.defender')}</dt>
          <dd>
            <Link href={`/staff/defenders/${defender.id}`} prefetch={false}>
              {defender.name}
            </Link>
          </dd>
          <dt>{t('opens')}</dt>
          <dd>{dayAndTime(locale, opensAt)}</dd>
          <dt>{t('closes')}</dt>
          <dd>{closesAt ? dayAndTime(locale, closesAt) : lists('noEnd')}</dd>
          <dt>{lists('columns.signatures')}</dt>
          <dd>
            {t('ofGoal', { signatures: format.number(signatures), goal: format.number(goal) })}
          </dd>
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
      <TextLines texts={campaign.texts} />
    </>
  )
}
