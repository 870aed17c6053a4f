import { expect, test } from 'vitest'
import { addressOf, locales } from '@/lib/i18n/routing'
import { robots } from '@/lib/sharing/robots'
import { sitemap } from '@/lib/sharing/sitemap'

const origin = 'https://altaveu.test'

test('a page stands in the sitemap once a language, each time with all its languages', () => {
  const xml = sitemap(origin, [{ page: 'campaign', params: { slug: 'nil' } }])
  const urls = xml.split('<url>').slice(1)
  expect(urls).toHaveLength(3)
  for (const [index, locale] of locales.entries()) {
    const path = addressOf(locale, 'campaign', { slug: 'nil' })
    expect(urls[index]).toContain(`<loc>${origin}${path}</loc>`)
    for (const url of urls) expect(url).toContain(`hreflang="${locale}" href="${origin}${path}"`)
  }
  expect(urls[0]).toContain(`hreflang="x-default" href="${origin}/ca/campanyes/nil"`)
})

test('a page whose text has a time tells it, each language its own', () => {
  const day = (number: number) => new Date(Date.UTC(2026, 10, number))
  const changedAt = { ca: day(1), es: day(2), en: day(3) }
  const xml = sitemap(origin, [{ page: 'defender', params: { slug: 'nil' }, changedAt }])
  expect([...xml.matchAll(/<lastmod>([^<]*)<\/lastmod>/g)].map(([, time]) => time)).toEqual([
    '2026-11-01T00:00:00.000Z',
    '2026-11-02T00:00:00.000Z',
    '2026-11-03T00:00:00.000Z',
  ])
  expect(sitemap(origin, [{ page: 'home' }])).not.toContain('lastmod')
})

test('robots are kept from what is nobody’s but a person’s own, and told of the sitemap', () => {
  const text = robots(origin)
  // Each answer of the workspace says `noindex`, which only a robot that may come can read.
  expect(text).not.toContain('/staff')
  expect(text).toContain('Disallow: /dev/\n')
  expect(text).toContain(`Sitemap: ${origin}/sitemap.xml\n`)
  const closed = [...text.matchAll(/^Disallow: (.+)$/gm)].map(([, path = '']) => path)
  const isClosed = (path: string) => closed.some((one) => path.startsWith(one))
  for (const locale of locales) {
    expect(isClosed(addressOf(locale, 'confirm', { token: 'abc' }))).toBe(true)
    for (const page of ['home', 'campaigns', 'privacy'] as const) {
      expect(isClosed(addressOf(locale, page))).toBe(false)
    }
    expect(isClosed(addressOf(locale, 'campaign', { slug: 'nil' }))).toBe(false)
  }
})
