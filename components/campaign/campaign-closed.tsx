import { useLocale, useTranslations } from 'next-intl'
import { useOtherLanguage } from '@/components/ui/other-language'
import { Paragraphs } from '@/components/ui/paragraphs'
import type { CampaignPage } from '@/lib/campaigns/read-campaign'
import { longDate } from '@/lib/i18n/long-date'
import { addressOf } from '@/lib/i18n/routing'

/** Replaces the form once a campaign takes no more signatures: the reason, and the result. */
export function CampaignClosed({ campaign }: { campaign: CampaignPage }) {
  const t = useTranslations('campaign')
  const locale = useLocale()
  const lang = useOtherLanguage(campaign.textLocale)
  const { state, result, deliveredAt, deliveredSignatures, wonAt, signaturesErased } = campaign
  if (state === 'open') return null
  const day = (date: Date) => longDate(locale, date)
  return (
    <div className="form">
      <h2 id="sign-heading">{t(`closed.${state}`)}</h2>
      {wonAt && <p>{t('wonOn', { date: day(wonAt) })}</p>}
      {deliveredAt && deliveredSignatures !== undefined && (
        <p>{t('deliveredOn', { count: deliveredSignatures, date: day(deliveredAt) })}</p>
      )}
      {result && (
        <div className="prose" lang={lang}>
          <Paragraphs text={result} />
        </div>
      )}
      <p className="hint">
        {t('closedText')} {signaturesErased && t('erased')}
      </p>
      <p>
        <a href={addressOf(locale, 'campaigns')}>{t('otherCampaigns')}</a>
      </p>
    </div>
  )
}
