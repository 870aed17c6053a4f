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
import { openGraph } from '@/lib/sharing/open-graph'
import { feedAddress, feedNames, type Pictured } from '@/lib/sharing/share-address'

type PageFacts = {
  locale: Locale
  page: PageName
  params?: PageParams
  /** The part of the query that belongs to the page's canonical address: `''` or `?…`. */
  query?: string
  title: string
  description?: string
  /** Whether search engines may list it; by default they may. */
  listed?: boolean
  /** The subject of its picture where it is shared; without one the site's own picture. */
  picture?: Pictured
}

/**
 * The metadata of a page: its title, its canonical address, the same page in each language, and how
 * it looks where it is shared, unless it is one person's own.
 */
export async function pageMetadata({
  locale,
  page,
  params,
  query = '',
  title,
  description,
  listed = true,
  picture,
}: PageFacts): Promise<Metadata> {
  const { appUrl } = settings()
  const paths = alternatesOf(page, params)
  const languages = {
    ca: appUrl + paths.ca + query,
    es: appUrl + paths.es + query,
    en: appUrl + paths.en + query,
  }
  const fullTitle = title.startsWith('Altaveu') ? title : `${title} · Altaveu`
  const shared = listed || picture !== undefined
  return {
    title: fullTitle,
    icons: '/favicon.svg',
    ...(description ? { description } : {}),
    alternates: {
      canonical: languages[locale],
      languages: { ...languages, 'x-default': languages[defaultLocale] },
      types: shared ? await feedLinks(locale) : {},
    },
    robots: listed ? null : { index: false },
    ...(shared
      ? openGraph({ locale, origin: appUrl, path: paths[locale], title, description, picture })
      : {}),
  }
}

async function feedLinks(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'sharing.feeds' })
  const links = feedNames.map((name) => ({
    url: settings().appUrl + feedAddress(locale, name),
    title: t(name),
  }))
  return { 'application/atom+xml': links }
}

/** The head of the page for a missing address: the same whatever was requested. */
export async function missingMetadata(): Promise<Metadata> {
  const t = await getTranslations('missing')
  return {
    title: `${t('title')} · Altaveu`,
    description: t('text'),
    icons: '/favicon.svg',
    robots: { index: false },
  }
}

/** The head of a page that could not be rendered; its body explains why. */
export const faultMetadata: Metadata = { title: 'Altaveu', icons: '/favicon.svg' }
