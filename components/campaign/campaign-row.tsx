import { useLocale, useTranslations } from 'next-intl'
import { SampleMark } from '@/components/campaign/sample-mark'
import { PlaceholderPortrait } from '@/components/defender/placeholder-portrait'
import { useOtherLanguage } from '@/components/ui/other-language'
import type { CampaignSummary } from '@/lib/campaigns/public-campaigns'
import { addressOf } from '@/lib/i18n/routing'

/** A campaign in a list: its person, its demand, its state and its number of signatures. */
export function CampaignRow({ campaign }: { campaign: CampaignSummary }) {
  const t = useTranslations()
  const locale = useLocale()
  const { slug, state, title, lead, signatures, sample, defender } = campaign
  const lang = useOtherLanguage(campaign.textLocale)
  return (
    <li className="row">
      <PlaceholderPortrait slug={defender.slug} />
      <div>
        <h3 lang={lang}>
          <a href={addressOf(locale, 'campaign', { slug })}>{title}</a>
        </h3>
        <p className="hint">
          {defender.name}&nbsp;·{' '}
          {t('campaigns.situation', { situation: t(`situation.${defender.situation}`) })}&nbsp;·{' '}
          {t('campaigns.state', { state: t(`state.${state}`) })}&nbsp;·{' '}
          <span className="inline-block">{t('campaigns.signatures', { count: signatures })}</span>{' '}
          <SampleMark sample={sample} />
        </p>
        <p className="column" lang={lang}>
          {lead}
        </p>
      </div>
    </li>
  )
}
