import { getTranslations } from 'next-intl/server'
import {
  type ActPageProps,
  actMetadata,
  type RenderAct,
  showActPage,
} from '@/app/documents/act-page'
import { ThankYou } from '@/components/signature/thank-you'
import { addressOf } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'

export const generateMetadata = actMetadata('signed', async () => {
  const t = await getTranslations('signed')
  return { title: t('title'), description: t('lead') }
})

const renderAct: RenderAct = (campaign, locale) => {
  const address = settings().appUrl + addressOf(locale, 'campaign', { slug: campaign.slug })
  return <ThankYou campaign={campaign} address={address} />
}

export default function SignedPage(props: ActPageProps) {
  return showActPage({ ...props, page: 'signed', renderAct })
}
