import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { sign } from '@/app/[locale]/campaigns/[slug]/actions'
import { signersToShow } from '@/app/[locale]/campaigns/[slug]/signers-to-show'
import { campaignMetadata, campaignToShow } from '@/app/[locale]/campaigns/campaign-to-show'
import { guarded } from '@/app/[locale]/guarded'
import { languageLinks } from '@/app/[locale]/language-links'
import { pageLocale } from '@/app/[locale]/page-locale'
import { PageSharing } from '@/app/[locale]/page-sharing'
import { CampaignCase } from '@/components/campaign/campaign-case'
import { SignPanel } from '@/components/signature/sign-panel'
import { PageFrame } from '@/components/ui/page-frame'
import type { CampaignPage } from '@/lib/campaigns/read-campaign'
import type { Locale } from '@/lib/i18n/routing'
import { isDatabaseAway } from '@/lib/platform/db'
import { settings } from '@/lib/platform/settings'

type Props = { params: Promise<{ locale: string; slug: string }> }

export function generateMetadata({ params }: Props) {
  return campaignMetadata(params, 'campaign')
}

export default guarded(async function CampaignPage({ params }: Props) {
  const locale = await pageLocale(params)
  const { slug } = await params
  const [campaign, signers] = await Promise.all([
    campaignOrForm(locale, slug),
    signersToShow(locale, slug),
  ])
  if (!campaign) notFound()
  const t = await getTranslations('campaign')
  const { organisation, organisationContact: contact } = settings()
  const panel = { slug, organisation, contact, action: sign }
  return (
    <PageFrame languages={languageLinks('campaign', { slug })} organisation={organisation}>
      {campaign === 'only-the-form' ? (
        <div className="column stack">
          <h1>{t('kind')}</h1>
          <SignPanel {...panel} campaign={undefined} />
        </div>
      ) : (
        <>
          <CampaignCase campaign={campaign} signers={signers}>
            <SignPanel {...panel} campaign={campaign} />
          </CampaignCase>
          <PageSharing
            locale={locale}
            page="campaign"
            slug={slug}
            title={campaign.title}
            description={campaign.lead}
            demo={campaign.demo}
            person={campaign.defender}
          />
        </>
      )}
    </PageFrame>
  )
})

/** Whoever has sent the form gets it back as typed, even while the campaign cannot be read. */
async function campaignOrForm(
  locale: Locale,
  slug: string,
): Promise<CampaignPage | 'only-the-form' | undefined> {
  try {
    return await campaignToShow(locale, slug)
  } catch (error) {
    const sent = (await headers()).get('content-type')?.startsWith('multipart/form-data')
    if (sent && isDatabaseAway(error)) return 'only-the-form'
    throw error
  }
}
