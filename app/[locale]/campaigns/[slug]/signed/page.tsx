import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { campaignMetadata, campaignToShow } from '@/app/documents/campaign-to-show'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { ThankYou } from '@/components/signature/thank-you'
import { PageFrame } from '@/components/ui/page-frame'
import { addressOf } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'

type Props = { params: Promise<{ locale: string; slug: string }> }

export function generateMetadata({ params }: Props) {
  return campaignMetadata(params, 'signed', async () => {
    const t = await getTranslations('signed')
    return { title: t('title'), description: t('lead') }
  })
}

export default guarded(async function SignedPage({ params }: Props) {
  const locale = await pageLocale(params)
  const { slug } = await params
  const campaign = await campaignToShow(locale, slug)
  if (!campaign) notFound()
  const { organisation, appUrl } = settings()
  const address = appUrl + addressOf(locale, 'campaign', { slug })
  return (
    <PageFrame text languages={languageLinks('signed', { slug })} organisation={organisation}>
      <ThankYou campaign={campaign} address={address} />
    </PageFrame>
  )
})
