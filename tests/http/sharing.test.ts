import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { addressOf, type Locale, locales, type PageName } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'
import { feedAddress, feedNames, pictureAddress } from '@/lib/sharing/share-address'
import { stampedAddress } from '@/lib/signatures/act-stamp'
import { ask } from '@/tests/http/ask'
import { addressesIn, elementsOf, unescaped } from '@/tests/http/documents'
import { attributesOf } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { addPages } from '@/tests/support/directory'
import { eventually } from '@/tests/support/eventually'
import { openSite } from '@/tests/support/open-site'
import { addRealCase } from '@/tests/support/real-case'

const site = await openSite()
const { origin } = site
const { defender, campaign } = await addRealCase({
  slug: 'lina-prova',
  name: 'Lina "Prova" <&> Ñandú',
  title: 'Free Lina </script><b> & all',
  story: 'Once told.\n\nTwice told.',
})
const sample = await addCampaign()
await addPages()

const read = async (path: string) => {
  const answer = await ask(origin, path)
  expect(answer.status, path).toBe(200)
  return answer
}

/** The attributes of each `<meta>` and `<link>` in a page's head. */
const headOf = (html: string) =>
  [...html.slice(0, html.indexOf('</head>')).matchAll(/<(?:meta|link)\b[^>]*>/g)].map(([tag]) =>
    attributesOf(tag),
  )
const metaOf = (html: string, property: string) =>
  headOf(html)
    .filter((one) => one.property === property || one.name === property)
    .map(({ content = '' }) => unescaped(content))

const sharedPages: [PageName, { slug?: string }][] = [
  ['home', {}],
  ['campaigns', {}],
  ['campaign', { slug: campaign.slug }],
  ['defenders', {}],
  ['defender', { slug: defender.slug }],
  ['whyTheyFight', {}],
  ['unitedNations', {}],
  ['about', {}],
  ['privacy', {}],
  ['accessibility', {}],
]
const everyPage = locales.flatMap((locale) =>
  sharedPages.map(([page, params]) => ({
    locale,
    page,
    params,
    path: addressOf(locale, page, params),
  })),
)

describe.each(everyPage)('$path', ({ locale, page, path }) => {
  test('says in its own language how it is to be shown where it is shared', async () => {
    const { text } = await read(path)
    const [title = '', ...titles] = metaOf(text, 'og:title')
    const [whole = ''] = /(?<=<title>)[^<]*/.exec(text) ?? []
    expect(titles).toEqual([])
    expect(unescaped(whole).startsWith(title)).toBe(true)
    expect(metaOf(text, 'og:description')).toEqual(metaOf(text, 'description'))
    expect(metaOf(text, 'og:url')).toEqual([origin + path])
    expect(metaOf(text, 'og:locale')[0]?.startsWith(locale)).toBe(true)
    expect(metaOf(text, 'twitter:card')).toEqual(['summary_large_image'])
    expect(headOf(text).find(({ rel }) => rel === 'canonical')?.href).toBe(origin + path)
  })

  test('has a picture that is there, as large as it says', async () => {
    const { text } = await read(path)
    const [address = ''] = metaOf(text, 'og:image')
    const { body, headers } = await read(new URL(address).pathname)
    const { width, height, format } = await sharp(body).metadata()
    expect(address.startsWith(origin)).toBe(true)
    expect(headers['content-type']).toBe('image/png')
    expect([format, width, height]).toEqual(['png', 1200, 630])
    expect([metaOf(text, 'og:image:width'), metaOf(text, 'og:image:height')]).toEqual([
      ['1200'],
      ['630'],
    ])
    expect(metaOf(text, 'og:image:alt')).toEqual(metaOf(text, 'og:title'))
  })

  test('names the feeds of its language', async () => {
    const feeds = headOf((await read(path)).text).filter(
      ({ rel, type }) => rel === 'alternate' && type === 'application/atom+xml',
    )
    expect(feeds.map(({ href }) => href)).toEqual(
      feedNames.map((name) => origin + feedAddress(locale, name)),
    )
  })

  test('tells machines of itself what is true, and of nobody too much', async () => {
    const { text } = await read(path)
    for (const data of dataIn(text)) {
      expect(data['@context']).toBe('https://schema.org')
      expect(data.url).toBe(origin + path)
      expect(data.inLanguage).toBe(locale)
      expect(JSON.stringify(data)).not.toMatch(
        /"(?:birthDate|nationality|jobTitle|address|image|gender)"/,
      )
    }
    expect(dataIn(text).map((data) => data['@type'])).toEqual([typeOf[page]])
    const trail = dataIn(text)[0]?.breadcrumb?.itemListElement.map(({ item }) => item)
    if (page !== 'home') expect([trail?.[0], trail?.at(-1)]).toEqual([home(locale), origin + path])
  })
})

type Data = Record<string, unknown> & {
  mainEntity?: { name: string }
  about?: { name: string }
  breadcrumb?: { itemListElement: { item: string }[] }
}

const home = (locale: Locale) => origin + addressOf(locale, 'home')

const typeOf: Partial<Record<PageName, string>> = {
  home: 'WebSite',
  campaigns: 'CollectionPage',
  campaign: 'WebPage',
  defenders: 'CollectionPage',
  defender: 'ProfilePage',
  whyTheyFight: 'WebPage',
  unitedNations: 'WebPage',
  about: 'AboutPage',
  privacy: 'WebPage',
  accessibility: 'WebPage',
}

describe('the directory, narrowed', () => {
  const path = `${addressOf('en', 'defenders')}?country=CO`

  test('tells machines of itself under its own address', async () => {
    const [data] = dataIn((await read(path)).text)
    expect([data?.['@type'], data?.url]).toEqual(['CollectionPage', origin + path])
    expect(data?.breadcrumb?.itemListElement.at(-1)?.item).toBe(origin + path)
  })

  test('tells them nothing of a search, nor of a list with nobody in it', async () => {
    for (const query of ['q=lina', 'country=FR']) {
      const { text } = await read(`${addressOf('en', 'defenders')}?${query}`)
      expect(dataIn(text)).toEqual([])
    }
  })
})

const dataIn = (html: string) =>
  [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(
    ([, json = '']) => JSON.parse(json) as Data,
  )

test.each(locales)('in %s profile and campaign tell of one and the same person', async (locale) => {
  const profile = await read(addressOf(locale, 'defender', { slug: defender.slug }))
  const answer = await read(addressOf(locale, 'campaign', { slug: campaign.slug }))
  expect(dataIn(profile.text)[0]?.mainEntity).toEqual(dataIn(answer.text)[0]?.about)
  expect(dataIn(profile.text)[0]?.mainEntity?.name).toBe(defender.name)
})

describe('a sample', () => {
  const path = (locale: Locale) => addressOf(locale, 'campaign', { slug: sample.slug })
  const marks = {
    ca: 'mostra (cas fictici)',
    es: 'muestra (caso ficticio)',
    en: 'sample (fictional case)',
  }

  test.each(locales)(
    'is marked in %s wherever it is shared, and told to no machine',
    async (locale) => {
      const { text } = await read(path(locale))
      expect(metaOf(text, 'og:title')[0]).toContain(marks[locale])
      expect(dataIn(text)).toEqual([])
      expect((await read(feedAddress(locale, 'campaigns'))).text).toContain(
        ` – ${marks[locale]}</title>`,
      )
      for (const way of waysOn(text)) expect(decodeURIComponent(way)).toContain(marks[locale])
    },
  )

  test('is not in the sitemap', async () => {
    expect((await read('/sitemap.xml')).text).not.toContain(sample.slug)
  })

  test('is not listed by search engines', async () => {
    expect(metaOf((await read(path('ca'))).text, 'robots')).toEqual(['noindex'])
  })
})

describe('the sitemap', () => {
  test('names every listed page in every language, and each is there and says the same', async () => {
    const { text, headers } = await read('/sitemap.xml')
    expect(headers['content-type']).toBe('application/xml; charset=utf-8')
    expect(new Set(elementsOf(text))).toEqual(
      new Set(['urlset', 'url', 'loc', 'lastmod', 'xhtml:link']),
    )
    const places = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url)
    expect(places.toSorted()).toEqual(everyPage.map(({ path }) => origin + path).toSorted())
    for (const url of text.split('<url>').slice(1)) {
      const [, place = ''] = /<loc>([^<]*)</.exec(url) ?? []
      const page = await read(new URL(place).pathname)
      const linksOf = (tags: string) =>
        [...tags.matchAll(/<[\w:]*link\b[^>]*>/g)]
          .map(([tag]) => attributesOf(tag.replaceAll('hrefLang', 'hreflang')))
          .filter(({ rel, hreflang }) => rel === 'alternate' && hreflang)
          .map(({ hreflang, href }) => `${hreflang} ${href}`)
          .toSorted()
      expect(linksOf(url)).toEqual(linksOf(page.text.slice(0, page.text.indexOf('</head>'))))
      expect(metaOf(page.text, 'robots')).toEqual([])
    }
  })
})

test('robots.txt closes what is nobody else’s, and no page that is listed', async () => {
  const { text, headers } = await read('/robots.txt')
  expect(headers['content-type']).toBe('text/plain; charset=utf-8')
  const closed = [...text.matchAll(/^Disallow: (\S+)$/gm)].map(([, path = '']) => path)
  for (const { path } of everyPage) expect(closed.filter((one) => path.startsWith(one))).toEqual([])
  for (const path of ['/dev/mailbox', '/en/confirm/abc', '/api/campaigns']) {
    expect(
      closed.some((one) => path.startsWith(one)),
      path,
    ).toBe(true)
  }
  expect(text).toContain(`Sitemap: ${origin}/sitemap.xml`)
})

describe.each(locales.flatMap((locale) => feedNames.map((name) => ({ locale, name }))))(
  'the $locale feed of $name',
  ({ locale, name }) => {
    const path = feedAddress(locale, name)

    test('is an Atom feed in that language, whose entries lead to pages', async () => {
      const { text, headers } = await read(path)
      expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
      expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=2')
      expect(elementsOf(text)[0]).toBe('feed')
      expect(text).toContain(`xml:lang="${locale}"`)
      const entries = text.split('<entry>').slice(1)
      expect(entries.length).toBeGreaterThan(1)
      const ids = entries.map((entry) => /<id>([^<]*)</.exec(entry)?.[1] ?? '')
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) await read(new URL(id).pathname)
    })

    test('tells of what is there with its marks of text intact', async () => {
      const { text } = await read(path)
      const titles = [...text.matchAll(/<title[^>]*>([^<]*)</g)].map(([, one = '']) =>
        unescaped(one),
      )
      const expected = name === 'stories' ? defender.name : `${campaign.title} (${locale})`
      expect(titles).toContain(expected)
    })

    test('is sent small to who takes it compressed, and not at all to who has it', async () => {
      const small = await ask(origin, path, { headers: { 'accept-encoding': 'gzip' } })
      expect(small.headers['content-encoding']).toBe('gzip')
      const etag = String(small.headers.etag)
      const again = await ask(origin, path, {
        headers: { 'accept-encoding': 'gzip', 'if-none-match': etag },
      })
      expect(again.status).toBe(304)
    })
  },
)

test('no entry is without a summary', async () => {
  for (const locale of locales) {
    const { text } = await read(feedAddress(locale, 'stories'))
    expect(text).not.toMatch(/<summary[^>]*>(?:<|[^<]*: ?\.<)/)
  }
})

test('feed and sitemap tell the time of the story, and follow it', async () => {
  const times = async () => {
    const [feed, map] = [await read(feedAddress('en', 'stories')), await read('/sitemap.xml')]
    const url = origin + addressOf('en', 'defender', { slug: defender.slug })
    const entry = feed.text.split('<entry>').find((one) => one.includes(`<id>${url}</id>`))
    const place = map.text.split('<url>').find((one) => one.includes(`<loc>${url}</loc>`))
    return [/<updated>([^<]*)/.exec(entry ?? '')?.[1], /<lastmod>([^<]*)/.exec(place ?? '')?.[1]]
  }
  const [before, inMap] = await times()
  expect(inMap).toBe(before)
  await db.defenderText.update({
    where: { defenderId_locale: { defenderId: defender.id, locale: 'en' } },
    data: { story: 'Once told.\n\nThrice told.' },
  })
  await eventually('both tell of the new story', async () => {
    const [entry, place] = await times()
    return entry === place && Date.parse(entry ?? '') > Date.parse(before ?? '')
  })
})

test('a story’s entry begins as the story does', async () => {
  const { text } = await read(feedAddress('en', 'stories'))
  expect(text).toContain('<summary>Once told.</summary>')
})

describe('pictures', () => {
  test('are kept: the same bytes to everybody, and to shared caches', async () => {
    const path = pictureAddress('ca', { kind: 'defenders', slug: defender.slug })
    const [one, other] = [await read(path), await read(path)]
    expect(one.headers['cache-control']).toBe('public, max-age=0, s-maxage=2')
    expect(one.headers.etag).toBe(other.headers.etag)
    expect(one.body.equals(other.body)).toBe(true)
  })

  test('differ by person, by language and by kind', async () => {
    const paths = locales.flatMap((locale) => [
      pictureAddress(locale, { kind: 'defenders', slug: defender.slug }),
      pictureAddress(locale, { kind: 'campaigns', slug: campaign.slug }),
      pictureAddress(locale, { kind: 'campaigns', slug: sample.slug }),
      pictureAddress(locale),
    ])
    const bodies = await Promise.all(paths.map(async (path) => (await read(path)).body))
    const hashes = bodies.map((body) => createHash('sha256').update(body).digest('hex'))
    expect(new Set(hashes).size).toBe(paths.length)
  })

  test.each([
    '/share/ca/defenders/who-never-was.png',
    '/share/en/campaigns/who-never-was.png',
    `/share/en/defenders/${'lina-prova'}`,
    '/share/en/defenders/lina-prova.jpg',
    '/share/en/defenders/.png',
    '/share/en/defenders/..png',
    '/share/fr/site.png',
    '/share/en',
    '/feeds/fr/stories.atom',
    '/feeds/en/other.atom',
    '/share/en/people/lina-prova.png',
  ])('there is none at %s', async (path) => {
    const answer = await ask(origin, path)
    expect(answer.status).toBe(404)
    expect(answer.headers['content-type']).toContain('text/html')
  })
})

/** The links that a page offers for sharing it. */
function waysOn(html: string): string[] {
  const [part = ''] = /<share-page\b[\s\S]*?<\/share-page>/.exec(html) ?? []
  return [...part.matchAll(/<a\b[^>]*>/g)].map(([tag]) => unescaped(attributesOf(tag).href ?? ''))
}

describe('the ways to share', () => {
  test.each(
    locales.flatMap((locale) => [
      addressOf(locale, 'campaign', { slug: campaign.slug }),
      addressOf(locale, 'defender', { slug: defender.slug }),
    ]),
  )('%s: plain links to others, told title and address and nothing more', async (path) => {
    const { text } = await read(path)
    const ways = waysOn(text)
    expect(ways.map((way) => new URL(way).hostname || new URL(way).protocol)).toEqual([
      'wa.me',
      't.me',
      'bsky.app',
      'share.joinmastodon.org',
      'mailto:',
    ])
    for (const way of ways) {
      expect(decodeURIComponent(way)).toContain(origin + path)
      expect(decodeURIComponent(way)).not.toMatch(/utm_|sign(?:ed|at)\b|firmado/)
    }
    const [part = ''] = /<share-page\b[\s\S]*?<\/share-page>/.exec(text) ?? []
    for (const [tag] of part.matchAll(/<a\b[^>]*href="https:[^>]*>/g)) {
      expect(attributesOf(tag).rel).toBe('noreferrer')
    }
    expect(part).toContain(`value="${origin}${path}"`)
  })

  test.each(['checkYourInbox', 'signed'] as const)(
    '%s offers none, and is shown as nothing',
    async (page) => {
      for (const locale of locales) {
        const { text } = await read(addressOf(locale, page, { slug: campaign.slug }))
        expect(waysOn(text)).toEqual([])
        expect(metaOf(text, 'og:title')).toEqual([])
        expect(metaOf(text, 'og:image')).toEqual([])
        expect(dataIn(text)).toEqual([])
      }
    },
  )
})

test('a page that is nobody else’s, and one that is not there, say in short what they are', async () => {
  for (const locale of locales) {
    const paths = [
      stampedAddress(locale, 'checkYourInbox', campaign.slug),
      stampedAddress(locale, 'signed', campaign.slug),
      addressOf(locale, 'confirm', { token: 'x'.repeat(43) }),
      `/${locale}/who-never-was`,
    ]
    const described = await Promise.all(
      paths.map(async (path) => metaOf((await ask(origin, path)).text, 'description')),
    )
    expect(described.map((all) => all.length)).toEqual([1, 1, 1, 1])
    expect(new Set(described.flat()).size).toBe(paths.length)
  }
})

test('no address that a shared document names leads nowhere', async () => {
  const documents = [...everyPage.map(({ path }) => path), '/sitemap.xml']
  const named = new Set<string>()
  for (const path of documents) {
    for (const one of addressesIn(origin, (await read(path)).text)) named.add(one)
  }
  for (const path of named) expect((await ask(origin, path)).status, path).toBeLessThan(400)
})
