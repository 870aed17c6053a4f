import { expect, test } from 'vitest'
import { atomFeed, type Feed, type FeedEntry } from '@/lib/sharing/atom-feed'

const entry: FeedEntry = {
  url: 'https://altaveu.test/ca/campanyes/nil',
  title: 'Llibertat per a Nil & <Ona>',
  textLocale: 'ca',
  summary: 'Demanem que l’alliberin.\u0000',
  published: new Date('2026-11-01T10:00:00Z'),
  updated: new Date('2026-11-20T10:00:00Z'),
  sample: false,
}
const feed: Feed = {
  locale: 'ca',
  url: 'https://altaveu.test/feeds/ca/campaigns.atom',
  pageUrl: 'https://altaveu.test/ca/campanyes',
  title: 'Altaveu: campanyes',
  author: 'Altaveu',
  begun: new Date('2026-10-01T00:00:00Z'),
  entries: [entry],
}

/** The text of each element of that name. */
const textsOf = (xml: string, element: string) =>
  [...xml.matchAll(new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`, 'g'))].map(
    ([, text]) => text,
  )

test('an entry tells what RFC 4287 asks of it', () => {
  const [, whole = ''] = atomFeed(feed).split('<entry>')
  expect(textsOf(whole, 'id')).toEqual([entry.url])
  expect(textsOf(whole, 'title')).toEqual(['Llibertat per a Nil &amp; &lt;Ona&gt;'])
  expect(textsOf(whole, 'updated')).toEqual(['2026-11-20T10:00:00.000Z'])
  expect(textsOf(whole, 'published')).toEqual(['2026-11-01T10:00:00.000Z'])
  expect(textsOf(whole, 'summary')).toEqual(['Demanem que l’alliberin.'])
  expect(whole).toContain(`<link rel="alternate" type="text/html" href="${entry.url}"/>`)
})

test('a feed names itself, its page, its author and its newest change', () => {
  const [head = ''] = atomFeed(feed).split('<entry>')
  expect(textsOf(head, 'id')).toEqual([feed.url])
  expect(textsOf(head, 'name')).toEqual(['Altaveu'])
  expect(textsOf(head, 'updated')).toEqual(['2026-11-20T10:00:00.000Z'])
  expect(head).toContain(`<link rel="self" type="application/atom+xml" href="${feed.url}"/>`)
  expect(head).toContain('xml:lang="ca"')
})

test('a feed without entries is one all the same', () => {
  const xml = atomFeed({ ...feed, entries: [] })
  expect(textsOf(xml, 'updated')).toEqual(['2026-10-01T00:00:00.000Z'])
  expect(xml).not.toContain('<entry>')
})

test('an entry in another language says so, and a sample that it is one', () => {
  const xml = atomFeed({ ...feed, entries: [{ ...entry, textLocale: 'es', sample: true }] })
  expect(xml).toContain('<title xml:lang="es">')
  expect(xml).toContain('<category term="sample"/>')
})
