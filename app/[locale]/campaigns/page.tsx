import { getTranslations } from 'next-intl/server'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { PageData } from '@/app/documents/page-data'
import { pageLocale } from '@/app/documents/page-locale'
import { pageMetadata } from '@/app/documents/page-metadata'
import { CampaignRow } from '@/components/campaign/campaign-row'
import { PageFrame } from '@/components/ui/page-frame'
import { listCampaigns } from '@/lib/campaigns/list-campaigns'
import { settings } from '@/lib/platform/settings'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations('campaigns')
  return pageMetadata({ locale, page: 'campaigns', title: t('title'), description: t('lead') })
}

export default guarded(async function CampaignsPage({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations('campaigns')
  const campaigns = await listCampaigns(locale)
  const open = campaigns.filter(({ state }) => state === 'open')
  const over = campaigns.filter(({ state }) => state !== 'open')
  const rows = (list: typeof campaigns) => (
    <ul className="rows">
      {list.map((campaign) => (
        <CampaignRow key={campaign.slug} campaign={campaign} />
      ))}
    </ul>
  )
  return (
    <PageFrame
      languages={languageLinks('campaigns')}
      current="campaigns"
      organisation={settings().organisation}
    >
      <h1>{t('title')}</h1>
      <p className="lead">{t('lead')}</p>
      {campaigns.length === 0 && <p>{t('none')}</p>}
      {campaigns.length > 0 && (
        <section className="part">
          <h2>{t('open')}</h2>
          {open.length > 0 ? rows(open) : <p>{t('noneOpen')}</p>}
        </section>
      )}
      {over.length > 0 && (
        <section className="part">
          <h2>{t('past')}</h2>
          {rows(over)}
        </section>
      )}
      <PageData
        type="CollectionPage"
        locale={locale}
        page="campaigns"
        title={t('title')}
        description={t('lead')}
      />
    </PageFrame>
  )
})
