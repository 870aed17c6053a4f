import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { confirm } from '@/app/[locale]/confirm/[token]/actions'
import { reportNotMe } from '@/app/[locale]/signature/[token]/actions'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { pageMetadata } from '@/app/documents/page-metadata'
import { AboutToConfirm } from '@/components/signature/about-to-confirm'
import { ConfirmChoices } from '@/components/signature/choices/confirm-choices'
import { LinkNotFound } from '@/components/signature/link-not-found'
import { ActForm } from '@/components/signature/own-page/act-form'
import { Answered } from '@/components/signature/own-page/answered'
import { Erased } from '@/components/signature/own-page/erased'
import { PageFrame } from '@/components/ui/page-frame'
import { addressOf } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'
import { readConfirmation } from '@/lib/signatures/read-confirmation'

type Props = { params: Promise<{ locale: string; token: string }> }

const confirmationToShow = cache(readConfirmation)
const words = {
  waiting: ['title', 'after'],
  confirmed: ['confirmedTitle', 'confirmedText'],
  'too-late': ['lateTitle', 'lateText'],
  nothing: ['nothingTitle', 'nothingText'],
} as const

export async function generateMetadata({ params }: Props) {
  const locale = await pageLocale(params)
  const { token } = await params
  const t = await getTranslations('confirm')
  const confirmation = await confirmationToShow(locale, token).catch(() => undefined)
  const [title, description] = words[confirmation?.status ?? 'nothing']
  return pageMetadata({
    locale,
    page: 'confirm',
    params: { token },
    title: t(title),
    description: t(description),
    listed: false,
  })
}

export default guarded(async function ConfirmPage({ params }: Props) {
  const locale = await pageLocale(params)
  const { token } = await params
  const confirmation = await confirmationToShow(locale, token)
  const { organisation } = settings()
  const address = addressOf(locale, 'confirm', { token })
  return (
    <PageFrame text languages={languageLinks('confirm', { token })} organisation={organisation}>
      <Answered action={reportNotMe} address={address} answer={<Erased how="notMe" />}>
        {confirmation ? (
          <AboutToConfirm confirmation={confirmation} token={token}>
            <Buttons address={address} />
          </AboutToConfirm>
        ) : (
          <LinkNotFound />
        )}
      </Answered>
    </PageFrame>
  )
})

async function Buttons({ address }: { address: string }) {
  const own = await getTranslations('own')
  return (
    <>
      <ConfirmChoices action={confirm} address={`${address}#choices`} />
      <section className="part column">
        <h2 className="label">{own('notMeAsk')}</h2>
        <p>{own('notMeText')}</p>
        <ActForm address={address} action={reportNotMe} button={own('reportNotMe')} quiet />
      </section>
    </>
  )
}
