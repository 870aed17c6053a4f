import { useLocale, useTranslations } from 'next-intl'
import { PlaceholderPortrait } from '@/components/defender/placeholder-portrait'
import type { CampaignSummary } from '@/lib/campaigns/public-campaigns'
import { countryName } from '@/lib/i18n/countries'

/** The person whose release a campaign asks for. */
export function CampaignWho({ defender }: Pick<CampaignSummary, 'defender'>) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <div className="who">
      <PlaceholderPortrait slug={defender.slug} />
      <dl className="fact">
        <dt>{t('campaign.defender')}</dt>
        <dd className="name">{defender.name}</dd>
        <dt>{t('campaign.situation')}</dt>
        <dd>{t(`situation.${defender.situation}`)}</dd>
        {defender.country && (
          <>
            <dt>{t('campaign.country')}</dt>
            <dd>{countryName(locale, defender.country)}</dd>
          </>
        )}
      </dl>
    </div>
  )
}
