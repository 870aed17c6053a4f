import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { confirm } from '@/app/[locale]/confirm/[token]/actions'
import { guarded } from '@/app/[locale]/guarded'
import { languageLinks } from '@/app/[locale]/language-links'
import { pageLocale } from '@/app/[locale]/page-locale'
import { pageMetadata } from '@/app/[locale]/page-metadata'
import { AboutToConfirm } from '@/components/signature/about-to-confirm'
import { ConfirmForm } from '@/components/signature/confirm-form'
import { NothingHeld } from '@/components/signature/nothing-held'
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
  const held = await confirmationToShow(locale, token).catch(() => undefined)
  const [title, description] = words[held?.status ?? 'nothing']
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
  const t = await getTranslations('confirm')
  const held = await confirmationToShow(locale, token)
  const { organisation } = settings()
  return (
    <PageFrame text languages={languageLinks('confirm', { token })} organisation={organisation}>
      {held ? (
        <AboutToConfirm confirmation={held}>
          <ConfirmForm
            action={confirm}
            address={addressOf(locale, 'confirm', { token })}
            token={token}
            locale={locale}
            button={t('button')}
          />
        </AboutToConfirm>
      ) : (
        <NothingHeld />
      )}
    </PageFrame>
  )
})
