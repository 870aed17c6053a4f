import { useLocale, useTranslations } from 'next-intl'
import { SampleKicker } from '@/components/campaign/sample-mark'
import { useOtherLanguage } from '@/components/ui/other-language'
import type { CampaignSummary } from '@/lib/campaigns/public-campaigns'
import { addressOf } from '@/lib/i18n/routing'

/**
 * Explains what the link is good for, and names its campaign; `undefined` where that cannot be
 * read.
 */
export function LostLinkHead({ campaign }: { campaign: CampaignSummary | undefined }) {
  const t = useTranslations('lostLink')
  const locale = useLocale()
  const lang = useOtherLanguage(campaign?.textLocale ?? locale)
  return (
    <>
      {campaign && <SampleKicker sample={campaign.sample} />}
      <h1>{t('title')}</h1>
      {campaign && (
        <p lang={lang}>
          <a href={addressOf(locale, 'campaign', { slug: campaign.slug })}>{campaign.title}</a>
        </p>
      )}
      <p className="lead">{t('lead')}</p>
    </>
  )
}
