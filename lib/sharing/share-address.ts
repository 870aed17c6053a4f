import { isSlug } from '@/lib/campaigns/slug'
import { type Locale, locales } from '@/lib/i18n/routing'

/** The subjects that have a picture of their own. */
export type Pictured = { kind: 'defenders' | 'campaigns'; slug: string }
export const feedNames = ['campaigns', 'stories'] as const
export type FeedName = (typeof feedNames)[number]

/** The path of the picture that goes with a page; pages without their own share the site's. */
export function pictureAddress(locale: Locale, of?: Pictured): string {
  return of ? `/share/${locale}/${of.kind}/${of.slug}.png` : `/share/${locale}/site.png`
}

/** The path of a language's Atom feed. */
export function feedAddress(locale: Locale, name: FeedName): string {
  return `/feeds/${locale}/${name}.atom`
}

/** The slug in a picture's file name; `undefined` where it names none. */
export function slugOfPicture(file: string): string | undefined {
  const slug = /^(.+)\.png$/.exec(file)?.[1]
  return slug !== undefined && isSlug(slug) ? slug : undefined
}

/** The languages that Open Graph knows by language and territory. */
const territories: Record<Locale, string> = { ca: 'ca_ES', es: 'es_ES', en: 'en_GB' }

/** A language as Open Graph writes it, and the others. */
export function openGraphLocales(locale: Locale): { locale: string; others: string[] } {
  const others = locales.filter((one) => one !== locale).map((one) => territories[one])
  return { locale: territories[locale], others }
}
