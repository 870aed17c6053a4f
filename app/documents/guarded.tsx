import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { handleRequest } from '@/app/handle-request'
import { PageFrame } from '@/components/ui/page-frame'
import { settings } from '@/lib/platform/settings'

type PageProps = { params: Promise<{ locale: string }> }

/** Wraps a page so that its fault is caught, logged and shown in words. */
export function guarded<Props extends PageProps>(page: (props: Props) => Promise<ReactNode>) {
  return (props: Props) =>
    handleRequest(
      'render a page',
      () => page(props),
      () => <FaultPage params={props.params} />,
    )
}

async function FaultPage({ params }: PageProps) {
  await pageLocale(params)
  const t = await getTranslations('trouble')
  return (
    <PageFrame text languages={languageLinks('home')} organisation={settings().organisation}>
      <h1>{t('title')}</h1>
      <p className="lead">{t('text')}</p>
    </PageFrame>
  )
}
