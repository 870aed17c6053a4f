import { getTranslations } from 'next-intl/server'
import { hide } from '@/app/[locale]/hide/[token]/actions'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { pageMetadata } from '@/app/documents/page-metadata'
import { HidePage } from '@/components/hiding/hide-page'
import { PageFrame } from '@/components/ui/page-frame'
import { addressOf } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'

type Props = { params: Promise<{ locale: string; token: string }> }

export async function generateMetadata({ params }: Props) {
  const locale = await pageLocale(params)
  const { token } = await params
  const t = await getTranslations('hide')
  return pageMetadata({
    locale,
    page: 'hide',
    params: { token },
    title: t('title'),
    description: t('description'),
    listed: false,
  })
}

/** The same page for every token: it asks nothing of the database. */
export default guarded(async function Page({ params }: Props) {
  const locale = await pageLocale(params)
  const { token } = await params
  const { organisation } = settings()
  return (
    <PageFrame text languages={languageLinks('hide', { token })} organisation={organisation}>
      <HidePage action={hide} address={addressOf(locale, 'hide', { token })} />
    </PageFrame>
  )
})
