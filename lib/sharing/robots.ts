import { addressOf, locales, type PageName } from '@/lib/i18n/routing'

/**
 * Pages with a token or of one person's act. Each also says `noindex` for itself or opens nothing
 * without its link; this entry tells well-behaved robots not to come at all.
 */
const personal: PageName[] = ['confirm', 'signature']

/** robots.txt (RFC 9309): every robot may read all public pages. */
export function robots(origin: string): string {
  const token = 'x'
  const folders = locales.flatMap((locale) =>
    personal.map((page) => addressOf(locale, page, { token }).replace(/[^/]+$/, '')),
  )
  return [
    'User-agent: *',
    'Disallow: /dev/',
    'Disallow: /language',
    'Disallow: /api/',
    ...folders.map((folder) => `Disallow: ${folder}`),
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ].join('\n')
}
