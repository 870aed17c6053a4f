import { useLocale, useTranslations } from 'next-intl'
import { CampaignClosed } from '@/components/campaign/campaign-closed'
import { CampaignCount } from '@/components/campaign/campaign-count'
import { CampaignKicker } from '@/components/campaign/campaign-kicker'
import { OtherLanguageNotice, useOtherLanguage } from '@/components/ui/other-language'
import type { CampaignPage } from '@/lib/campaigns/read-campaign'
import { longDate } from '@/lib/i18n/long-date'
import { addressOf } from '@/lib/i18n/routing'

/**
 * A campaign, its number, and how it is signed or how it ended; nothing depends on who reads it.
 */
export function CampaignInShort({ campaign }: { campaign: CampaignPage }) {
  const t = useTranslations('campaign')
  const locale = useLocale()
  const lang = useOtherLanguage(campaign.textLocale)
  const address = addressOf(locale, 'campaign', { slug: campaign.slug })
  return (
    <>
      <CampaignKicker {...campaign} />
      <h1 lang={lang}>
        <a href={address}>{campaign.title}</a>
      </h1>
      <OtherLanguageNotice text={campaign.textLocale} />
      <p className="lead" lang={lang}>
        {campaign.lead}
      </p>
      <div className="part">
        <CampaignCount {...campaign} />
      </div>
      {campaign.state === 'open' ? (
        <div className="column stack">
          <p>{t('howToSign')}</p>
          <p>
            <a className="button" href={`${address}#sign`}>
              {t('toForm')}
            </a>
          </p>
          {campaign.closesAt && (
            <p className="hint">{t('closes', { date: longDate(locale, campaign.closesAt) })}</p>
          )}
        </div>
      ) : (
        <CampaignClosed campaign={campaign} />
      )}
    </>
  )
}
