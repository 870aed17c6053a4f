import { getTranslations } from 'next-intl/server'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { pageMetadata } from '@/app/documents/page-metadata'
import { CampaignRow } from '@/components/campaign/campaign-row'
import { FeaturedCampaign } from '@/components/campaign/featured-campaign'
import { SomeDefenders } from '@/components/defender/some-defenders'
import { WhyTheyFightInShort } from '@/components/defender/why-they-fight-in-short'
import { LinkedData } from '@/components/sharing/linked-data'
import { HowSigningWorks } from '@/components/signature/how-signing-works'
import { PageFrame } from '@/components/ui/page-frame'
import { listCampaigns } from '@/lib/campaigns/list-campaigns'
import { listDefenders } from '@/lib/defenders/list-defenders'
import { addressOf } from '@/lib/i18n/routing'
import { readPage } from '@/lib/pages/read-page'
import { settings } from '@/lib/platform/settings'
import { siteData } from '@/lib/sharing/linked-data'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props) {
  const locale = await pageLocale(params)
  const t = await getTranslations('home')
  return pageMetadata({ locale, page: 'home', title: t('title'), description: t('description') })
}

export default guarded(async function HomePage({ params }: Props) {
  const locale = await pageLocale(params)
  const [t, site] = await Promise.all([getTranslations('home'), getTranslations('site')])
  const [campaigns, { defenders }, why] = await Promise.all([
    listCampaigns(locale),
    listDefenders(locale, { page: 1 }),
    readPage(locale, 'why-they-fight'),
  ])
  const featured = campaigns.find(({ state }) => state === 'open')
  const others = campaigns.filter((campaign) => campaign !== featured).slice(0, 3)
  return (
    <PageFrame
      languages={languageLinks('home')}
      current="home"
      organisation={settings().organisation}
    >
      <h1 className="statement">{site('tagline')}</h1>
      <p className="lead">{t('lead')}</p>
      {featured && <FeaturedCampaign campaign={featured} />}
      <SomeDefenders defenders={defenders.filter(({ sample }) => !sample).slice(0, 4)} />
      {why && <WhyTheyFightInShort page={why} />}
      {others.length > 0 && (
        <section className="part">
          <h2>{t('others')}</h2>
          <ul className="rows">
            {others.map((campaign) => (
              <CampaignRow key={campaign.slug} campaign={campaign} />
            ))}
          </ul>
          <p>
            <a href={addressOf(locale, 'campaigns')}>{t('all')}</a>
          </p>
        </section>
      )}
      <HowSigningWorks />
      <LinkedData data={siteData(locale, settings().appUrl, t('description'))} />
    </PageFrame>
  )
})
