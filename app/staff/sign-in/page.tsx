import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentSession } from '@/app/staff/guard'
import { askForLink } from '@/app/staff/sign-in/actions'
import { entryPage, staffTitle } from '@/app/staff/staff-page'
import { signInAddress, wayBack } from '@/app/staff/way-back'
import { AskForLink, LinkMayCome, Locked } from '@/components/staff/sign-in/ask-for-link'
import { shownSender } from '@/lib/mail/sender'
import { hasMailbox, settings } from '@/lib/platform/settings'

type Props = { searchParams: Promise<{ to?: string | string[]; sent?: string | string[] }> }

export const generateMetadata = () =>
  staffTitle(async () => (await getTranslations('signIn'))('title'))

/** Where everybody without a session comes to: an address is asked for, and a link goes there. */
export default entryPage(async function SignInPage({ searchParams }: Props) {
  const { to, sent } = await searchParams
  const session = await currentSession()
  if (session.state === 'locked') return <Locked />
  if (session.state === 'signed-in') redirect(wayBack(to))
  if (session.state === 'needs-second-factor') {
    redirect(signInAddress('/staff/second-factor', wayBack(to)))
  }
  if (!sent) return <AskForLink action={askForLink} />
  return <LinkMayCome from={shownSender(settings().mailFrom)} hasMailbox={hasMailbox(settings())} />
})
