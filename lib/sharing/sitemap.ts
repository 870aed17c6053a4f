import {
  alternatesOf,
  defaultLocale,
  locales,
  type PageName,
  type PageParams,
} from '@/lib/i18n/routing'
import { xmlText } from '@/lib/sharing/xml-text'

export type SitemapPage = { page: PageName; params?: PageParams }

/**
 * A sitemap (sitemaps.org, 0.9) of pages, each in every language and naming the others, as its
 * `hreflang` links do. It tells no dates: those of a person's row could say what happened when.
 */
export function sitemap(origin: string, pages: readonly SitemapPage[]): string {
  const urls = pages.flatMap(({ page, params }) => {
    const paths = alternatesOf(page, params)
    const at = (path: string) => xmlText(origin + path)
    const link = (language: string, path: string) =>
      `<xhtml:link rel="alternate" hreflang="${language}" href="${at(path)}"/>`
    const links = [
      ...locales.map((locale) => link(locale, paths[locale])),
      link('x-default', paths[defaultLocale]),
    ].join('')
    return locales.map((locale) => `<url><loc>${at(paths[locale])}</loc>${links}</url>`)
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n')
}
