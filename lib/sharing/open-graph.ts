import type { Locale } from '@/lib/i18n/routing'
import { pictureSize } from '@/lib/sharing/picture-size'
import { openGraphLocales, type Pictured, pictureAddress } from '@/lib/sharing/share-address'

export type SharedPage = {
  locale: Locale
  /** The public origin, without a slash at the end. */
  origin: string
  /** The page's canonical path. */
  path: string
  title: string
  description?: string | undefined
  /** The subject of the picture; without one the site's own picture. */
  picture?: Pictured | undefined
}

/**
 * The metadata with which programs show a link to a page (ogp.me), as Next's `Metadata` takes it.
 * It names no account and no application, so that nobody is told who reads.
 */
export function openGraph({ locale, origin, path, title, description, picture }: SharedPage) {
  const { locale: own, others } = openGraphLocales(locale)
  const image = {
    url: origin + pictureAddress(locale, picture),
    ...pictureSize,
    type: 'image/png',
    alt: title,
  }
  return {
    openGraph: {
      type: 'website' as const,
      siteName: 'Altaveu',
      title,
      ...(description ? { description } : {}),
      url: origin + path,
      locale: own,
      alternateLocale: others,
      images: [image],
    },
    twitter: { card: 'summary_large_image' as const },
  }
}
