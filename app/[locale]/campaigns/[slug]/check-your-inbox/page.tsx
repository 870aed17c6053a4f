import { getTranslations } from 'next-intl/server'
import {
  type ActPageProps,
  actMetadata,
  type RenderAct,
  showActPage,
} from '@/app/documents/act-page'
import { LetterIsComing } from '@/components/signature/letter-is-coming'
import { shownSender } from '@/lib/mail/sender'
import { settings } from '@/lib/platform/settings'

export const generateMetadata = actMetadata('checkYourInbox', async () => {
  const t = await getTranslations('inbox')
  return { title: t('title'), description: t('lead') }
})

const renderAct: RenderAct = ({ slug, sample }) => (
  <LetterIsComing slug={slug} sample={sample} from={shownSender(settings().mailFrom)} />
)

export default function CheckYourInboxPage(props: ActPageProps) {
  return showActPage({ ...props, page: 'checkYourInbox', renderAct })
}
