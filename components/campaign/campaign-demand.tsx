import { useTranslations } from 'next-intl'
import { useOtherLanguage } from '@/components/ui/other-language'
import type { CampaignPage } from '@/lib/campaigns/read-campaign'

type Props = Pick<CampaignPage, 'demand' | 'addressees' | 'petitionLocale'>

/** The demand and its addressees. */
export function CampaignDemand({ demand, addressees, petitionLocale }: Props) {
  const t = useTranslations('campaign')
  const lang = useOtherLanguage(petitionLocale)
  return (
    <section className="demand">
      <h2>{t('demand')}</h2>
      <p lang={lang}>{demand}</p>
      <h2>{t('addressees')}</h2>
      <ul lang={lang}>
        {addressees.map(({ name, office }) => (
          <li key={name}>{office ? `${name}, ${office}` : name}</li>
        ))}
      </ul>
    </section>
  )
}
