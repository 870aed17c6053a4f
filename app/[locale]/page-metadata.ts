import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import {
  alternatesOf,
  defaultLocale,
  type Locale,
  type PageName,
  type PageParams,
} from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'

type PageFacts = {
  locale: Locale
  page: PageName
  params?: PageParams
  title: string
  description?: string
  /** Whether search engines may list it (they may). */
  listed?: boolean
}

/** What the head of a page says of it: its title, its one address, and the same in each language. */
export function pageMetadata({
  locale,
  page,
  params,
  title,
  description,
  listed = true,
}: PageFacts) {
  const { appUrl } = settings()
  const paths = alternatesOf(page, params)
  const languages = { ca: appUrl + paths.ca, es: appUrl + paths.es, en: appUrl + paths.en }
  const fullTitle = title.startsWith('Altaveu') ? title : `${title} · Altaveu`
  const metadata: Metadata = {
    title: fullTitle,
    icons: '/favicon.svg',
    alternates: {
      canonical: languages[locale],
      languages: { ...languages, 'x-default': languages[defaultLocale] },
    },
    robots: listed ? null : { index: false },
  }
  return description ? { ...metadata, description } : metadata
}

/** The head of the page that says that there is none: the same whatever was asked for. */
export async function missingMetadata(): Promise<Metadata> {
  const t = await getTranslations('missing')
  return { title: `${t('title')} · Altaveu`, icons: '/favicon.svg', robots: { index: false } }
}

/** The head of a page that could not be made, for its body to tell why. */
export const troubleMetadata: Metadata = { title: 'Altaveu', icons: '/favicon.svg' }
