import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ItemActs } from '@/components/staff/item/item-acts'
import { RailPart } from '@/components/staff/item/rail-part'
import { StateMark } from '@/components/staff/table/state-mark'
import type { ManagedCampaignDetails } from '@/lib/campaigns/manage/read-managed-campaign'

type Props = { campaign: ManagedCampaignDetails; mayShow: boolean }

/** A campaign's rail: whether the public sees it and where it stands, what is missing, what can be done now. */
export function CampaignRail({ campaign, mayShow }: Props) {
  const t = useTranslations('item')
  const lists = useTranslations('lists')
  const names = useTranslations('shownNames')
  const languages = useTranslations('item.languages')
  const missing = [
    ...campaign.texts
      .filter(({ progress }) => progress !== 'ready')
      .map(({ locale }) => t('lacks.text', { language: languages(locale) })),
    ...(campaign.hasPetition ? [] : [t('lacks.petition')]),
  ]
  return (
    <>
      <RailPart title={t('state')}>
        <p>
          <StateMark state={campaign.state} />
        </p>
        <p>{lists(`stages.${campaign.stage}`)}</p>
      </RailPart>
      <RailPart title={t('missing')}>
        {missing.length === 0 ? (
          <p>{t('nothingMissing')}</p>
        ) : (
          <ul>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </RailPart>
      <RailPart title={t('acts')}>
        {campaign.state === 'shown' && (
          <p>
            <Link href={`/staff/campaigns/${campaign.id}/names`} prefetch={false}>
              {names('title')}
            </Link>
          </p>
        )}
        <ItemActs
          path={`/staff/campaigns/${campaign.id}`}
          state={campaign.state}
          mayShow={mayShow}
        />
      </RailPart>
    </>
  )
}
