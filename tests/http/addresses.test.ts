import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf, alternatesOf, type Locale, locales } from '@/lib/i18n/routing'
import { type Answer, ask } from '@/tests/http/ask'
import { attributesOf, wordsOf } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { openSite } from '@/tests/support/open-site'

const { origin, installation } = await openSite()
const { slug } = await addCampaign({ startingTally: [{ country: 'FR', total: 7 }] })

const pagesOf = (locale: Locale) => [
  addressOf(locale, 'home'),
  addressOf(locale, 'campaigns'),
  addressOf(locale, 'campaign', { slug }),
  addressOf(locale, 'privacy'),
]
const personalPagesOf = (locale: Locale) => [
  addressOf(locale, 'checkYourInbox', { slug }),
  addressOf(locale, 'signed', { slug }),
  addressOf(locale, 'lostLink', { slug }),
  addressOf(locale, 'confirm', { token: 'a'.repeat(43) }),
  addressOf(locale, 'signature', { token: 'a'.repeat(43) }),
]
const publicJson = ['/api/campaigns', `/api/campaigns/${slug}`, `/api/campaigns/${slug}/count`]
const publicPages = locales.flatMap(pagesOf)
const everything = [
  ...publicPages,
  ...locales.flatMap(personalPagesOf),
  ...publicJson,
  '/',
  '/ca/no-hi-es',
  '/api/no-hi-es',
  '/api/health/live',
  '/api/health/ready',
]

beforeAll(async () => {
  await Promise.all(publicPages.map((path) => ask(origin, path)))
})

describe('what may be kept', () => {
  test.each([...publicPages, ...publicJson])(
    '%s is public, for shared caches 2 s',
    async (path) => {
      const { status, headers } = await ask(origin, path)
      expect(status).toBe(200)
      expect(headers['cache-control']).toBe('public, max-age=0, s-maxage=2')
      expect(headers['set-cookie']).toBeUndefined()
      expect(headers.etag).toMatch(/^"[^"]+"$/)
    },
  )

  test.each([...locales.flatMap(personalPagesOf), '/', '/api/health/live', '/api/health/ready'])(
    '%s is nobody else’s: no-store',
    async (path) => {
      expect((await ask(origin, path)).headers['cache-control']).toBe('no-store')
    },
  )
})

describe('the way in', () => {
  test.each([
    [
      'the switch’s cookie before all else',
      { cookie: 'locale=en', 'accept-language': 'es' },
      '/en',
    ],
    ['the first language we have', { 'accept-language': 'fr-FR, es-AR;q=0.9, en;q=0.5' }, '/es'],
    ['the weights', { 'accept-language': 'es;q=0.1, en-GB;q=0.8' }, '/en'],
    ['Catalan where nothing is known', {}, '/ca'],
    [
      'Catalan where what is asked for means nothing',
      { 'accept-language': '*;q=,;;,\u00e9' },
      '/ca',
    ],
    [
      'a cookie that means nothing is ignored',
      { cookie: 'locale=../../evil', 'accept-language': 'en' },
      '/en',
    ],
  ])('/ goes by %s', async (_, headers, to) => {
    const answer = await ask(origin, '/', { headers: headers as Record<string, string> })
    expect([302, 303, 307]).toContain(answer.status)
    expect(new URL(String(answer.headers.location), origin).href).toBe(`${origin}${to}`)
  })

  test('the language switch remembers the language and goes to the same page', async () => {
    const to = addressOf('es', 'campaign', { slug })
    const answer = await ask(origin, `/language?to=${encodeURIComponent(to)}`)
    expect(answer.status).toBe(303)
    expect(new URL(String(answer.headers.location), origin).href).toBe(origin + to)
    expect(answer.headers['cache-control']).toBe('no-store')
    const cookies = [answer.headers['set-cookie'] ?? []].flat()
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/^locale=es;/)
    expect(cookies[0]).toMatch(/HttpOnly/i)
    expect(cookies[0]).toMatch(/SameSite=(Lax|Strict)/i)
  })

  test.each([
    'https://evil.test/es',
    '//evil.test/es',
    '/\\evil.test',
    '/%5Cevil.test',
    'javascript:alert(1)',
    '/es/%0d%0aSet-Cookie:%20x=y',
    '/es\r\nX: y',
    '/es\u0000',
    'es',
    '',
    '/xx/campanas',
    `/es/${'a'.repeat(3_000)}`,
  ])('the language switch never leads away from here: %j', async (to) => {
    const answer = await ask(origin, `/language?to=${encodeURIComponent(to)}`)
    expect(answer.status).toBeLessThan(500)
    const { location = '/' } = answer.headers
    expect(new URL(location, origin).origin).toBe(origin)
    expect(answer.headers.x).toBeUndefined()
    const cookies = [answer.headers['set-cookie'] ?? []].flat()
    for (const cookie of cookies) expect(cookie).toMatch(/^locale=(ca|es|en);/)
  })
})

describe('languages', () => {
  test.each(locales)(
    'each page in %s names its language, its alternates and its own address',
    async (locale) => {
      const pages = [
        [addressOf(locale, 'home'), alternatesOf('home')],
        [addressOf(locale, 'campaigns'), alternatesOf('campaigns')],
        [addressOf(locale, 'campaign', { slug }), alternatesOf('campaign', { slug })],
        [addressOf(locale, 'privacy'), alternatesOf('privacy')],
      ] as const
      for (const [path, alternates] of pages) {
        const { text } = await ask(origin, path)
        const head = text.slice(0, text.indexOf('</head>'))
        const links = [...head.matchAll(/<link\b[^>]*>/g)].map(([tag]) => attributesOf(tag))
        const comparable = Object.fromEntries(
          links.flatMap(({ rel, hreflang, href }) =>
            rel === 'alternate' && hreflang ? [[hreflang, href]] : [],
          ),
        )
        const absolute = Object.fromEntries(
          Object.entries(alternates).map(([one, to]) => [one, origin + to]),
        )
        expect(comparable).toEqual({ ...absolute, 'x-default': expect.stringContaining(origin) })
        expect(Object.values(comparable)).toContain(comparable['x-default'])
        expect(links.find(({ rel }) => rel === 'canonical')?.href).toBe(origin + path)
        expect(text).toMatch(new RegExp(`<html[^>]*\\slang="${locale}"`))
        expect(head).toMatch(/<title>[^<]+<\/title>/)
        expect(head).toMatch(/<meta name="description" content="[^"]+"/)
      }
    },
  )

  test('path words of another language are no address', async () => {
    for (const path of ['/en/campanyes', '/ca/campaigns', `/es/campanyes/${slug}`]) {
      expect((await ask(origin, path)).status).toBe(404)
    }
  })

  test('slashes too many at the end lead to the page', async () => {
    const answer = await ask(origin, `/ca/campanyes/${slug}/`)
    expect(answer.status).toBe(308)
    expect(answer.headers.location).toBe(`/ca/campanyes/${slug}`)
    for (const path of ['//evil.test/', '/\\evil.test/', '//evil.test//']) {
      const { headers } = await ask(origin, path)
      expect(new URL(headers.location ?? '/', origin).origin).toBe(origin)
    }
  })
})

describe('an address that is not there', () => {
  let takenDown: string

  beforeAll(async () => {
    const campaign = await addCampaign()
    takenDown = campaign.slug
    await installation.database.query(
      `UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`,
      [campaign.id],
    )
  })

  const comparable = ({ status, headers, text }: Answer, one: string) => {
    const { date: _, 'x-request-id': __, etag: ___, 'content-length': ____, ...rest } = headers
    return { status, headers: rest, text: text.replaceAll(one, '…') }
  }

  test.each(locales)('never was or was taken down: the same whole page in %s', async (locale) => {
    const address = (one: string) => addressOf(locale, 'campaign', { slug: one })
    const [gone, never] = await Promise.all(
      [takenDown, 'never-was'].map((one) => ask(origin, address(one))),
    )
    if (!gone || !never) throw new Error('No answer')
    expect(gone.status).toBe(404)
    expect(gone.text).toMatch(new RegExp(`<html[^>]*\\slang="${locale}"`))
    expect(wordsOf(gone.text).length).toBeGreaterThan(80)
    expect(comparable(gone, takenDown)).toEqual(comparable(never, 'never-was'))
    const elsewhere = await ask(origin, `/${locale}/${'x'.repeat(40)}/y`)
    expect(elsewhere.status).toBe(404)
    expect(wordsOf(elsewhere.text)).toBe(wordsOf(gone.text))
  })

  test('never was or was taken down: the same problem from each JSON address', async () => {
    for (const rest of ['', '/count']) {
      const [gone, never] = await Promise.all(
        [takenDown, 'never-was'].map((one) => ask(origin, `/api/campaigns/${one}${rest}`)),
      )
      if (!gone || !never) throw new Error('No answer')
      expect(gone.status).toBe(404)
      expect(gone.headers['content-type']).toMatch(/^application\/problem\+json/)
      expect(JSON.parse(gone.text)).toMatchObject({ status: 404, title: expect.any(String) })
      expect(comparable(gone, takenDown)).toEqual(comparable(never, 'never-was'))
    }
  })

  test.each(['checkYourInbox', 'signed'] as const)('its %s is not there either', async (page) => {
    for (const one of [takenDown, 'never-was']) {
      expect((await ask(origin, addressOf('ca', page, { slug: one }))).status).toBe(404)
    }
  })

  test('outside of any language it answers in the visitor’s', async () => {
    const answer = await ask(origin, '/what', { headers: { 'accept-language': 'es' } })
    expect(answer.status).toBe(404)
    expect(answer.text).toMatch(/<html[^>]*\slang="es"/)
  })

  test.each([
    `/ca/campanyes/${'a'.repeat(8_000)}`,
    '/ca/campanyes/%00',
    '/ca/campanyes/%E0%A4%A',
    '/ca/campanyes/..%2f..%2fetc%2fpasswd',
    '/ca/campanyes/%F0%9F%8C%8A',
    '/ca/campanyes/%3Cscript%3Ealert(1)%3C/script%3E',
    "/ca/campanyes/'%20OR%201=1--",
    '/ca/campanyes/PROVA_1',
    '/ca/../ca/campanyes',
    '/_next/data/x.json',
    '/_next/image?url=https%3A%2F%2Fevil.test%2Fx.png&w=64&q=75',
    '/.env',
    '/api/campaigns/%00',
    '/api/campaigns/__proto__',
    '/api/campaigns/constructor/count',
    `/api/campaigns/${'a'.repeat(8_000)}`,
  ])('%.60s is one of them', async (path) => {
    const answer = await ask(origin, path)
    expect([400, 404]).toContain(answer.status)
    expect(answer.text).not.toMatch(/\bat .+:\d+:\d+/)
    expect(answer.headers['cache-control']).toBe('no-store')
  })
})

describe('the public interface', () => {
  test('tells all public campaigns, and one, in the language asked for', async () => {
    const list = JSON.parse((await ask(origin, '/api/campaigns?locale=es')).text)
    const one = JSON.parse((await ask(origin, `/api/campaigns/${slug}?locale=es`)).text)
    expect(list).toContainEqual(one)
    expect(one).toEqual({
      slug,
      title: 'Libertad para Nil Prova',
      state: 'open',
      goal: 1_000,
      signatures: 7,
      opensAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      closesAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      url: `${origin}/es/campanas/${slug}`,
      defender: { slug: `qui-${slug}`, name: 'Nil Prova' },
    })
  })

  test('tells the number and when it was that', async () => {
    const before = Date.now()
    const count = JSON.parse((await ask(origin, `/api/campaigns/${slug}/count`)).text)
    expect(count).toEqual({ signatures: 7, goal: 1_000, updatedAt: expect.any(String) })
    // The time is the database's: on a busy machine it is known to some seconds.
    const minute = 60_000
    const countedAt = Date.parse(count.updatedAt)
    expect(countedAt).toBeGreaterThan(before - minute)
    expect(countedAt).toBeLessThan(Date.now() + minute)
  })

  const nothing = [
    '-1',
    'xx',
    'CA',
    '',
    'ca,es',
    '\u0000',
    '\u202eac',
    '🌊',
    '<b>',
    "' OR 1=1--",
    'a'.repeat(9_000),
    '__proto__',
  ]
  test.each(nothing)('a query value that means nothing is ignored: %.20j', async (value) => {
    const encoded = encodeURIComponent(value)
    for (const name of ['locale', 'page', 'locale[]', '__proto__', 'x'.repeat(50)]) {
      const answer = await ask(origin, `/api/campaigns/${slug}?${name}=${encoded}`)
      expect(answer.status).toBe(200)
      expect(JSON.parse(answer.text).title).toBe('Llibertat per a Nil Prova')
      const page = await ask(origin, `/ca/campanyes/${slug}?${name}=${encoded}`)
      expect(page.status).toBe(200)
      expect(page.text).not.toContain('<b>"')
    }
  })
})

describe('methods', () => {
  const page = `/ca/campanyes/${slug}`
  const signatures = `/api/campaigns/${slug}/signatures`

  test.each([...publicPages.slice(0, 4), ...publicJson, '/ca/no-hi-es'])(
    'HEAD %s is GET without a body',
    async (path) => {
      const got = await ask(origin, path)
      const head = await ask(origin, path, { method: 'HEAD' })
      expect(head.status).toBe(got.status)
      expect(head.body).toHaveLength(0)
      const {
        date: _,
        etag: __,
        'content-length': ___,
        'x-request-id': ____,
        ...headers
      } = got.headers
      expect(head.headers).toMatchObject(headers)
    },
  )

  test.each([
    [page, ['GET', 'HEAD', 'POST']],
    ['/ca', ['GET', 'HEAD']],
    [signatures, ['POST']],
    ['/api/campaigns', ['GET', 'HEAD']],
  ])('OPTIONS %s says what it takes', async (path, methods) => {
    const answer = await ask(origin, path, { method: 'OPTIONS' })
    expect(answer.status).toBe(204)
    const allowed = String(answer.headers.allow).split(/,\s*/)
    expect(allowed).toEqual(expect.arrayContaining(methods))
    expect(allowed.includes('POST')).toBe(methods.includes('POST'))
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test.each([
    ['PUT', page],
    ['DELETE', page],
    ['PATCH', page],
    ['TRACE', page],
    ['PROPFIND', '/ca'],
    ['POST', '/ca'],
    ['POST', '/ca/privacitat'],
    ['POST', '/'],
    ['POST', '/favicon.ico'],
  ])('%s %s is refused in words', async (method, path) => {
    const answer = await ask(origin, path, { method })
    if (path === '/favicon.ico' && answer.status === 404) return
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toMatch(/GET/)
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(wordsOf(answer.text).length).toBeGreaterThan(40)
  })

  test.each([
    ['GET', signatures, 'POST'],
    ['HEAD', signatures, 'POST'],
    ['PUT', signatures, 'POST'],
    ['DELETE', `/api/campaigns/${slug}`, 'GET'],
    ['POST', '/api/campaigns', 'GET'],
    ['POST', `/api/campaigns/${slug}/count`, 'GET'],
  ])('%s %s is refused as a problem', async (method, path, allow) => {
    const answer = await ask(origin, path, { method })
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toContain(allow)
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  })
})

describe('bytes', () => {
  const decoders = { br: brotliDecompressSync, zstd: zstdDecompressSync, gzip: gunzipSync }

  test.each(['br', 'zstd', 'gzip'] as const)(
    '%s carries the same page in fewer bytes',
    async (encoding) => {
      const path = '/ca/privacitat'
      const plain = await ask(origin, path)
      const packed = await ask(origin, path, { headers: { 'accept-encoding': encoding } })
      expect(plain.headers['content-encoding']).toBeUndefined()
      expect(packed.headers['content-encoding']).toBe(encoding)
      expect(packed.headers.vary).toMatch(/accept-encoding/i)
      expect(plain.headers.vary).toMatch(/accept-encoding/i)
      expect(packed.body.length).toBeLessThan(plain.body.length / 2)
      expect(decoders[encoding](packed.body).toString('utf8')).toBe(plain.text)
      expect(packed.headers.etag).not.toBe(plain.headers.etag)
    },
  )

  test.each([
    ['br;q=0, gzip', 'gzip'],
    ['identity', undefined],
    ['*', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0, zstd;q=0, gzip;q=0', undefined],
    ['nonsense;;;q=x', undefined],
  ])('Accept-Encoding: %s is answered as %s', async (accepted, encoding) => {
    const answer = await ask(origin, '/ca/privacitat', { headers: { 'accept-encoding': accepted } })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-encoding']).toBe(encoding)
  })

  test('who holds the page already gets 304 and no bytes, until it changes', async () => {
    const path = `/ca/campanyes/${slug}`
    const { etag = '' } = (await ask(origin, path)).headers
    const again = await ask(origin, path, { headers: { 'if-none-match': etag } })
    expect(again.status).toBe(304)
    expect(again.body).toHaveLength(0)
    expect(again.headers.etag).toBe(etag)
    expect(again.headers['cache-control']).toBe('public, max-age=0, s-maxage=2')
    await installation.database.query(
      `UPDATE campaign_text SET title = 'Un altre títol' WHERE locale = 'ca' AND campaign_id = (SELECT id FROM campaign WHERE slug = $1)`,
      [slug],
    )
    const fresh = await eventually('the new title', async () => {
      const answer = await ask(origin, path, { headers: { 'if-none-match': etag } })
      return answer.status === 200 && answer
    })
    expect(fresh.text).toContain('Un altre títol')
    expect(fresh.headers.etag).not.toBe(etag)
  })
})

describe('safety', () => {
  test.each(everything)('%s says how it may be used', async (path) => {
    const { headers } = await ask(origin, path)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['permissions-policy']).toMatch(/camera=\(\)/)
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers.server).toBeUndefined()
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/^default-src 'none'(;|$)/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(policy).toMatch(/base-uri 'none'/)
    expect(policy).not.toMatch(/unsafe-|\*|data:|https?:/)
    expect(Object.keys(headers).filter((name) => /altaveu|next/.test(name))).toEqual([])
  })

  test.each([...publicPages, ...locales.flatMap(personalPagesOf)])(
    '%s leaves without a client runtime',
    async (path) => {
      const { text, headers } = await ask(origin, path)
      const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => attributesOf(tag))
      for (const { src, type } of scripts) {
        if (type !== 'application/ld+json') expect(src).toBe('/enhance.js')
      }
      expect(text).not.toMatch(
        /__next_f|self\.__next|\/_next\/static\/[^"]*\.js|\son\w+="|javascript:/,
      )
      expect(text).not.toMatch(/\sstyle="/)
      const policy = String(headers['content-security-policy'])
      expect(policy).toMatch(/form-action 'self'/)
      if (scripts.length === 0) expect(policy).not.toMatch(/script-src/)
    },
  )

  test('the module of custom elements is small, and goes out under its own type', async () => {
    const answer = await ask(origin, '/enhance.js', { headers: { 'accept-encoding': 'br' } })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toMatch(/^text\/javascript/)
    expect(answer.body.length).toBeLessThanOrEqual(4 * 1024)
  })

  test('the mailbox answers only who asks this machine by its name', async () => {
    expect((await ask(origin, '/dev/mailbox.json')).status).toBe(200)
    for (const host of [
      'altaveu.example.org',
      'localhost.evil.test',
      '127.0.0.1.evil.test',
      '10.0.0.1',
    ]) {
      for (const path of ['/dev/mailbox', '/dev/mailbox.json']) {
        const answer = await ask(origin, path, { headers: { host } })
        expect(answer.status, host).toBe(404)
      }
    }
  })

  test('the host that a client claims is never used', async () => {
    const path = `/en/campaigns/${slug}`
    const answer = await ask(origin, path, {
      headers: { host: 'evil.test', 'x-forwarded-host': 'evil.test' },
    })
    expect(answer.text).not.toContain('evil.test')
    const way = await ask(origin, '/', {
      headers: { host: 'evil.test', 'x-forwarded-host': 'evil.test' },
    })
    expect(String(way.headers.location)).not.toContain('evil.test')
    const json = await ask(origin, '/api/campaigns', { headers: { host: 'evil.test' } })
    expect(json.text).not.toContain('evil.test')
  })
})
