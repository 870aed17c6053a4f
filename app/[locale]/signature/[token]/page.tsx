import { getTranslations } from 'next-intl/server'
import {
  changeChoices,
  correct,
  open,
  reportNotMe,
  withdraw,
} from '@/app/[locale]/signature/[token]/actions'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { pageMetadata } from '@/app/documents/page-metadata'
import { LinkNotFound } from '@/components/signature/link-not-found'
import { ActForm } from '@/components/signature/own-page/act-form'
import { Answered } from '@/components/signature/own-page/answered'
import { Erased } from '@/components/signature/own-page/erased'
import { OwnClosed } from '@/components/signature/own-page/own-closed'
import { OwnOpen } from '@/components/signature/own-page/own-open'
import { PageFrame } from '@/components/ui/page-frame'
import { addressOf, type Locale } from '@/lib/i18n/routing'
import { isDatabaseAway } from '@/lib/platform/db'
import { currentRequest, setAnswerStatus } from '@/lib/platform/request-protocol'
import { settings } from '@/lib/platform/settings'
import { openSignature } from '@/lib/signatures/own-page/open-signature'

type Props = { params: Promise<{ locale: string; token: string }> }

export async function generateMetadata({ params }: Props) {
  const locale = await pageLocale(params)
  const { token } = await params
  const t = await getTranslations('own')
  return pageMetadata({
    locale,
    page: 'signature',
    params: { token },
    title: t('title'),
    description: t('lead'),
    listed: false,
  })
}

export default guarded(async function SignaturePage({ params }: Props) {
  const locale = await pageLocale(params)
  const { token } = await params
  const { organisation } = settings()
  const address = addressOf(locale, 'signature', { token })
  return (
    <PageFrame text languages={languageLinks('signature', { token })} organisation={organisation}>
      <Answered action={withdraw} address={address} answer={<Erased how="withdrawn" />}>
        <Answered action={reportNotMe} address={address} answer={<Erased how="notMe" />}>
          {await own(locale, token, address)}
        </Answered>
      </Answered>
    </PageFrame>
  )
})

/** Only a submitted form opens the page: fetching it, however often, reads nothing at all. */
async function own(locale: Locale, token: string, address: string) {
  const t = await getTranslations('own')
  const { submitted } = currentRequest()
  const opened = submitted ? await openOrUnreadable(locale, token) : 'closed'
  if (opened === 'closed' || opened === 'unreadable') {
    return (
      <OwnClosed failed={opened === 'unreadable'}>
        <ActForm action={open} address={address} button={t('open')} />
      </OwnClosed>
    )
  }
  if (opened.outcome === 'not-found') return <LinkNotFound />
  return (
    <OwnOpen
      signature={opened.signature}
      token={token}
      acts={{ changeChoices, correct, withdraw, reportNotMe }}
    />
  )
}

async function openOrUnreadable(locale: Locale, token: string) {
  try {
    return await openSignature(locale, token)
  } catch (error) {
    if (!isDatabaseAway(error)) throw error
    setAnswerStatus(503)
    return 'unreadable'
  }
}
