import { useLocale, useTranslations } from 'next-intl'
import { CampaignCount } from '@/components/campaign/campaign-count'
import { SampleMark } from '@/components/campaign/sample-mark'
import { PlaceholderPortrait } from '@/components/defender/placeholder-portrait'
import { useOtherLanguage } from '@/components/ui/other-language'
import type { CampaignSummary } from '@/lib/campaigns/public-campaigns'
import { addressOf } from '@/lib/i18n/routing'

/** The campaign that the home page puts first. */
export function FeaturedCampaign({ campaign }: { campaign: CampaignSummary }) {
  const t = useTranslations()
  const locale = useLocale()
  const lang = useOtherLanguage(campaign.textLocale)
  const { slug, title, lead, sample, defender } = campaign
  const address = addressOf(locale, 'campaign', { slug })
  return (
    <section className="featured">
      <PlaceholderPortrait slug={defender.slug} />
      <div>
        <p className="kicker">
          {t('home.openNow')} <SampleMark sample={sample} />
        </p>
        <h2 lang={lang}>
          <a href={address}>{title}</a>
        </h2>
        <p className="prose" lang={lang}>
          {lead}
        </p>
        <CampaignCount {...campaign} />
        <p>
          <a className="button" href={address}>
            {t('home.readAndSign')}
          </a>
        </p>
      </div>
    </section>
  )
}
