import { useTranslations } from 'next-intl'
import { CampaignCount } from '@/components/campaign/campaign-count'
import { SampleKicker } from '@/components/campaign/sample-mark'
import { useOtherLanguage } from '@/components/ui/other-language'
import type { CampaignSummary } from '@/lib/campaigns/public-campaigns'

type Props = {
  campaign: CampaignSummary
  /** The campaign's whole public address, to be shared. */
  address: string
}

/**
 * The page after the confirmation: thanks, the number with the signer in it, and what comes next.
 */
export function ThankYou({ campaign, address }: Props) {
  const t = useTranslations('signed')
  const lang = useOtherLanguage(campaign.textLocale)
  return (
    <>
      <SampleKicker sample={campaign.sample} />
      <h1>{t('title')}</h1>
      <p className="lead notice done">{t('lead')}</p>
      <p className="column" lang={lang}>
        <a href={address}>{campaign.title}</a>
      </p>
      <div className="part">
        <CampaignCount {...campaign} />
      </div>
      <section className="column stack">
        <h2>{t('next')}</h2>
        <p>{t(campaign.sample ? 'sampleDelivery' : 'delivery')}</p>
        <p>{t('keepLetter')}</p>
        <p>
          {t('share')} <span className="address">{address}</span>
        </p>
      </section>
    </>
  )
}
