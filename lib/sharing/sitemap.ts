import {
  alternatesOf,
  defaultLocale,
  type Locale,
  locales,
  type PageName,
  type PageParams,
} from '@/lib/i18n/routing'
import { xmlText } from '@/lib/sharing/xml-text'

export type SitemapPage = {
  page: PageName
  params?: PageParams
  /** The time at which its text in each language last changed, where that is known. */
  changedAt?: Record<Locale, Date>
}

/**
 * A sitemap (sitemaps.org, 0.9) of pages, each in every language and naming the others, as its
 * `hreflang` links do. Its only dates are those of texts, since a person's row could tell what
 * happened when.
 */
export function sitemap(origin: string, pages: readonly SitemapPage[]): string {
  const urls = pages.flatMap(({ page, params, changedAt }) => {
    const paths = alternatesOf(page, params)
    const at = (path: string) => xmlText(origin + path)
    const link = (language: string, path: string) =>
      `<xhtml:link rel="alternate" hreflang="${language}" href="${at(path)}"/>`
    const links = [
      ...locales.map((locale) => link(locale, paths[locale])),
      link('x-default', paths[defaultLocale]),
    ].join('')
    const changed = (locale: Locale) =>
      changedAt ? `<lastmod>${changedAt[locale].toISOString()}</lastmod>` : ''
    return locales.map(
      (locale) => `<url><loc>${at(paths[locale])}</loc>${changed(locale)}${links}</url>`,
    )
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n')
}
