import { languageLinks } from '@/app/documents/language-links'
import { pageLocale } from '@/app/documents/page-locale'
import { missingMetadata } from '@/app/documents/page-metadata'
import { Missing } from '@/components/ui/missing'
import { PageFrame } from '@/components/ui/page-frame'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import { settings } from '@/lib/platform/settings'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props) {
  await pageLocale(params)
  return missingMetadata()
}

/**
 * This page has no public address: the server shows it for every unknown address, and for every
 * `notFound()`, which Next leaves to its client runtime.
 */
export default async function MissingPage({ params }: Props) {
  await pageLocale(params)
  setAnswerStatus(404)
  return (
    <PageFrame text languages={languageLinks('home')} organisation={settings().organisation}>
      <Missing />
    </PageFrame>
  )
}
