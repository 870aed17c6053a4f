import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { sign } from '@/app/[locale]/campaigns/[slug]/actions'
import { campaignMetadata, campaignOrForm } from '@/app/documents/campaign-to-show'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { PageSharing } from '@/app/documents/page-sharing'
import { signersToShow } from '@/app/documents/signers-to-show'
import { CampaignCase } from '@/components/campaign/campaign-case'
import { SignPanel } from '@/components/signature/sign-panel'
import { PageFrame } from '@/components/ui/page-frame'
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
  const { organisation, organisationContact: contact, transport } = settings()
  const panel = { slug, organisation, contact, transport, action: sign }
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
            sample={campaign.sample}
            person={campaign.defender}
          />
        </>
      )}
    </PageFrame>
  )
})
