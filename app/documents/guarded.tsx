import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { PageFrame } from '@/components/ui/page-frame'
import { isDatabaseAway } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { settings } from '@/lib/platform/settings'

type PageProps = { params: Promise<{ locale: string }> }

/** The door of a page: a fault in what it reads is caught once here, logged, and told in words. */
export function guarded<Props extends PageProps>(page: (props: Props) => Promise<ReactNode>) {
  return async (props: Props) => {
    try {
      return await page(props)
    } catch (error) {
      unstable_rethrow(error)
      const requestId = (await headers()).get('x-altaveu-request-id') ?? undefined
      log.error('A page could not be made', { error, requestId })
      return <Trouble params={props.params} status={isDatabaseAway(error) ? 503 : 500} />
    }
  }
}

async function Trouble({ params, status }: PageProps & { status: number }) {
  await pageLocale(params)
  const t = await getTranslations('trouble')
  return (
    <PageFrame text languages={languageLinks('home')} organisation={settings().organisation}>
      <meta name="answer-status" content={String(status)} />
      <h1>{t('title')}</h1>
      <p className="lead">{t('text')}</p>
    </PageFrame>
  )
}
