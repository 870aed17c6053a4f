import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { campaignMetadata, campaignToShow } from '@/app/documents/campaign-to-show'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { LetterIsComing } from '@/components/signature/letter-is-coming'
import { PageFrame } from '@/components/ui/page-frame'
import { shownSender } from '@/lib/mail/sender'
import { settings } from '@/lib/platform/settings'

type Props = { params: Promise<{ locale: string; slug: string }> }

export function generateMetadata({ params }: Props) {
  return campaignMetadata(params, 'checkYourInbox', async () => {
    const t = await getTranslations('inbox')
    return { title: t('title'), description: t('lead') }
  })
}

export default guarded(async function CheckYourInboxPage({ params }: Props) {
  const locale = await pageLocale(params)
  const { slug } = await params
  const campaign = await campaignToShow(locale, slug)
  if (!campaign) notFound()
  const { organisation, mailFrom } = settings()
  return (
    <PageFrame
      text
      languages={languageLinks('checkYourInbox', { slug })}
      organisation={organisation}
    >
      <LetterIsComing slug={slug} sample={campaign.sample} from={shownSender(mailFrom)} />
    </PageFrame>
  )
})
