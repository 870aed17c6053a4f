import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import { guarded } from '@/app/documents/guarded'
import { languageLinks } from '@/app/documents/language-links'
import { PageData } from '@/app/documents/page-data'
import { pageLocale } from '@/app/documents/page-locale'
import { faultMetadata, missingMetadata, pageMetadata } from '@/app/documents/page-metadata'
import { PageFrame } from '@/components/ui/page-frame'
import { ProgrammeText } from '@/components/ui/programme-text'
import { WaysOnwards } from '@/components/ui/ways-onwards'
import type { Locale } from '@/lib/i18n/routing'
import { type PageId, readPage } from '@/lib/pages/read-page'
import { settings } from '@/lib/platform/settings'

type Props = { params: Promise<{ locale: string }> }
type ProgrammePage = 'about' | 'whyTheyFight' | 'unitedNations'

const ids: Record<ProgrammePage, PageId> = {
  about: 'about',
  whyTheyFight: 'why-they-fight',
  unitedNations: 'united-nations',
}

const pageToShow = cache((locale: Locale, page: ProgrammePage) => readPage(locale, ids[page]))

/** The head of a page whose text is the programme's. */
export function programmeMetadata(page: ProgrammePage) {
  return async ({ params }: Props): Promise<Metadata> => {
    const locale = await pageLocale(params)
    const text = await pageToShow(locale, page).catch(() => 'unreadable' as const)
    if (text === 'unreadable') return faultMetadata
    if (!text) return missingMetadata()
    return pageMetadata({ locale, page, title: text.title, description: text.lead })
  }
}

type Shown = Props & { page: ProgrammePage; below?: (locale: Locale) => Promise<ReactNode> }

/** A page whose text is the programme's, with further content below its text. */
export const showProgrammePage = guarded(async function ProgrammePage(shown: Shown) {
  const { params, page, below } = shown
  const locale = await pageLocale(params)
  const [text, more] = await Promise.all([pageToShow(locale, page), below?.(locale)])
  if (!text) notFound()
  return (
    <PageFrame
      text
      languages={languageLinks(page)}
      current={page}
      organisation={settings().organisation}
    >
      <ProgrammeText page={text} />
      {more}
      <WaysOnwards from={page} />
      <PageData
        type={page === 'about' ? 'AboutPage' : 'WebPage'}
        locale={locale}
        page={page}
        title={text.title}
        description={text.lead}
      />
    </PageFrame>
  )
})
