import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf, locales } from '@/lib/i18n/routing'
import { ask } from '@/tests/http/ask'
import { addDefender, addPage, addRight } from '@/tests/support/directory'
import { openSite } from '@/tests/support/open-site'
import { words } from '@/tests/support/words'

const { origin } = await openSite()

beforeAll(async () => {
  await addRight('right-to-peace', 1, {
    ca: 'dret a la pau',
    es: 'derecho a la paz',
    en: 'right to peace',
  })
  await addRight('right-to-water', 2, {
    ca: 'dret a l’aigua',
    es: 'derecho al agua',
    en: 'right to water',
  })
  await addDefender({
    slug: 'bruna-prova',
    name: 'Bruna Próva',
    country: 'CO',
    situation: 'at_risk',
    rights: ['right-to-peace', 'right-to-water'],
  })
  await addDefender({
    slug: 'nil-prova',
    name: 'Nil Prova',
    country: 'MX',
    rights: ['right-to-peace'],
  })
  for (let number = 1; number <= 30; number++)
    await addDefender({ slug: `gent-${number}`, name: `Gent ${number}`, country: 'NI' })
  await addPage('about')
  await addPage('why-they-fight', ['ca'])
})

const directory = addressOf('en', 'defenders')

async function named(query: string): Promise<string[]> {
  const { status, text } = await ask(origin, directory + query)
  expect(status, query).toBe(200)
  return [...text.matchAll(/<h3[^>]*><a href="\/en\/defenders\/([a-z0-9-]+)"/g)].map(
    ([, slug]) => slug ?? '',
  )
}

const onAPage = 24
const gent = Array.from({ length: 30 }, (_, at) => `gent-${at + 1}`).toSorted()
const everybody = ['bruna-prova', ...gent, 'nil-prova']

/**
 * The people above who pass these filters, in the order in which they were made; an empty filter
 * excludes nobody.
 */
function matching(asked: { right: string; country: string; situation: string; q: string }) {
  return everybody.filter((slug) => {
    const [country, situation, rights] = facts[slug] ?? ['NI', 'not-stated', []]
    return (
      (!asked.right || rights.includes(asked.right)) &&
      (!asked.country || country === asked.country) &&
      (!asked.situation || situation === asked.situation) &&
      slug.includes(asked.q)
    )
  })
}

const facts: Record<string, [country: string, situation: string, rights: string[]]> = {
  'bruna-prova': ['CO', 'at-risk', ['right-to-peace', 'right-to-water']],
  'nil-prova': ['MX', 'not-stated', ['right-to-peace']],
}

/** The page of those people that the address should show; past the last there is none. */
async function showsExactly(query: string, slugs: string[], page: number): Promise<void> {
  if (page > Math.max(1, Math.ceil(slugs.length / onAPage)))
    return expect((await ask(origin, directory + query)).status, query).toBe(404)
  expect(await named(query), query).toEqual(slugs.slice((page - 1) * onAPage, page * onAPage))
}

describe('the directory', () => {
  test.each([
    ['?right=right-to-peace', ['bruna-prova', 'nil-prova']],
    ['?right=right-to-water', ['bruna-prova']],
    ['?country=MX', ['nil-prova']],
    ['?situation=at-risk', ['bruna-prova']],
    ['?q=nil', ['nil-prova']],
    ['?q=PROVA+bruna', ['bruna-prova']],
    ['?right=right-to-peace&country=MX', ['nil-prova']],
    ['?right=right-to-peace&country=CO&situation=at-risk&q=bruna', ['bruna-prova']],
    ['?right=right-to-water&country=MX', []],
    ['?country=FR', []],
    ['?right=&country=MX&situation=&q=&page=', ['nil-prova']],
  ])('%s shows exactly those', async (query, slugs) => {
    expect(await named(query)).toEqual(slugs)
  })

  const rightsAsked = ['', 'right-to-peace', 'right-to-water']
  const countriesAsked = ['', 'CO', 'MX', 'FR']

  test.each(rightsAsked.flatMap((right) => countriesAsked.map((country) => ({ right, country }))))(
    'shows who passes “$right” and “$country” in every combination with the rest',
    async (chosen) => {
      const rest = ['', 'at-risk', 'not-stated'].flatMap((situation) =>
        ['', 'prova', 'gent'].map((q) => ({ ...chosen, situation, q })),
      )
      for (const given of rest) {
        for (const page of [1, 2]) {
          const query = new URLSearchParams({ ...given, page: `${page}` })
          await showsExactly(`?${query}`, matching(given), page)
        }
      }
    },
  )

  test.each([
    ['%', '%25'],
    ['_', '_'],
    ['*', '*'],
    ['?', '%3F'],
    ['&', '%26'],
    ['|', '%7C'],
    ['!', '!'],
    ['(', '('],
    [')', ')'],
    [':', ':'],
    ['a single quote', "'"],
    ['a double quote', '%22'],
    ['a backslash', '%5C'],
    ['NUL', '%00'],
    ['an emoji', '%F0%9F%95%8A%EF%B8%8F'],
    ['a combining mark alone', '%CC%81'],
    ['a change of direction', '%E2%80%AE'],
    ['a word of another script', '%D8%B3%D9%84%D9%85%D9%89'],
    ['operators', '%26|!()'],
    ['SQL', "'%20OR%20'1'='1"],
    ['a pattern of everything', '%25%25'],
    ['a prefix operator', ':*'],
    ['bytes that are no UTF-8', '%C3%28'],
    ['an escape that is none', '%ZZ'],
  ])('takes %s as plain text, and finds nobody by it', async (_title, q) => {
    expect(await named(`?q=${q}`)).toEqual([])
  })

  test.each([
    ['%', 'nil%25'],
    ['*', 'nil*'],
    ['a prefix operator', 'nil:*'],
    ['a negation', '!nil'],
    ['quotes', "%22nil%22'"],
    ['brackets and operators', '(nil%20%26%20prova)|'],
    ['NUL', 'nil%00prova'],
    ['a backslash', 'nil%5C'],
    ['a change of direction', '%E2%80%AEnil'],
    ['combining marks', 'ni%CC%81l'],
    ['an emoji', 'nil%20%F0%9F%95%8A%EF%B8%8F'],
  ])('%s beside a word leaves the word', async (_title, q) => {
    expect(await named(`?q=${q}`)).toEqual(['nil-prova'])
  })

  test.each([
    ['a right in Catalan', 'dret+aigua', ['bruna-prova']],
    ['a right in Spanish', 'derecho+agua', ['bruna-prova']],
    ['a country in Catalan', 'm%C3%A8xic', ['nil-prova']],
    ['a country as Spanish also spells it', 'M%C3%A9jico', ['nil-prova']],
    ['a country in Spanish', 'm%C3%A9xico', ['nil-prova']],
    ['a country in English, with a slip', 'colmobia', ['bruna-prova']],
  ])('finds on an English page by %s', async (_title, q, slugs) => {
    expect(await named(`?q=${q}`)).toEqual(slugs)
  })

  test.each([
    ['right', 'no-such-right'],
    ['right', 'NO%20right'],
    ['country', 'XX'],
    ['country', 'Colombia'],
    ['situation', 'flying'],
    ['situation', '__proto__'],
    ['page', '0'],
    ['page', '-1'],
    ['page', '1e3'],
    ['page', '01'],
    ['page', '1.5'],
    ['page', '%D9%A2'],
    ['right', '%00'],
    ['right', '../../etc'],
    ['right', 'a'.repeat(10_000)],
    ['country', 'mx'],
    ['country', 'MX%00'],
    ['country', 'MEX'],
    ['country', '%F0%9F%87%B2%F0%9F%87%BD'],
    ['situation', 'at_risk'],
    ['situation', 'AT-RISK'],
    ['situation', 'constructor'],
    ['page', 'two'],
  ] as const)('ignores %s=%s, and says so', async (parameter, value) => {
    const { status, text } = await ask(origin, `${directory}?${parameter}=${value}`)
    expect(status).toBe(200)
    expect(text).toContain(words.en.directory.ignored[parameter])
    expect(text).toContain('32 defenders')
  })

  test.each([
    ['one word', 'a'.repeat(10_000)],
    ['many words', 'nil+'.repeat(2_500)],
    ['signs', '%25_'.repeat(2_500)],
    ['letters of four bytes', '%F0%9D%92%A9'.repeat(1_000)],
  ])('uses the beginning of a search that is too long, %s, and says so', async (_title, q) => {
    const { status, text } = await ask(origin, `${directory}?q=${q}`)
    expect(status).toBe(200)
    expect(text).toContain(words.en.directory.ignored.q)
    expect(await named(`?q=${q}`)).toEqual(q.startsWith('nil') ? ['nil-prova'] : [])
  })

  test.each([
    ['country=MX&country=CO', ['nil-prova']],
    ['country=&country=CO', 'everybody'],
    ['q=nil&q=bruna', ['nil-prova']],
    ['right=right-to-water&right=right-to-peace', ['bruna-prova']],
    ['situation=at-risk&situation=free', ['bruna-prova']],
    ['page=2&page=1', 'the second page'],
    ['q[]=nil', 'everybody'],
    ['COUNTRY=MX', 'everybody'],
  ])(
    'of a parameter that comes twice takes the first, and knows no other: %s',
    async (query, who) => {
      if (typeof who !== 'string') return expect(await named(`?${query}`)).toEqual(who)
      await showsExactly(`?${query}`, everybody, who === 'everybody' ? 1 : 2)
    },
  )

  test('goes on over its pages, and ends', async () => {
    const first = await ask(origin, directory)
    expect(first.text).toContain(`rel="next" href="${directory}?page=2"`)
    const second = await ask(origin, `${directory}?page=2`)
    expect(second.text).toContain(`rel="prev" href="${directory}"`)
    for (const page of ['3', '99999999999999999999'])
      expect((await ask(origin, `${directory}?page=${page}`)).status).toBe(404)
  })

  test('is kept, but never where somebody searches', async () => {
    const caching = async (query: string) =>
      (await ask(origin, directory + query)).headers['cache-control']
    expect(await caching('?country=MX')).toBe('public, max-age=0, s-maxage=2')
    expect(await caching('?country=MX&q=nil')).toBe('no-store')
  })

  test('helps where there is nobody: each condition can be lifted alone', async () => {
    const { text } = await ask(origin, `${directory}?country=FR&q=nil`)
    expect(text).toContain(words.en.directory.none.title)
    expect(text).toContain(`href="${directory}?q=nil"`)
    expect(text).toContain(`href="${directory}?country=FR"`)
  })

  test('names its one address for each state', async () => {
    const { text } = await ask(origin, `${directory}?page=1&country=MX&nonsense=1`)
    expect(text).toContain(`<link rel="canonical" href="${origin}${directory}?country=MX"`)
  })
})

describe('a path', () => {
  test.each([
    '/fr/defenders',
    '/fr',
    '/es/defenders',
    '/ca//persones-defensores',
    '/en/defenders//nil-prova',
    '/en/defenders/nil-prova%00',
    '/en/defenders/..%2Fabout',
    '/ca/defenders',
    '/en/defenders/nobody',
    '//en/defenders',
    '/en//defenders',
  ])('%s is no address', async (path) => expect((await ask(origin, path)).status).toBe(404))

  test.each([
    ['', ''],
    ['/nil-prova', ''],
    ['', '?country=MX&q=nil'],
  ])('with a slash at its end leads to the one without: …%s/%s', async (rest, query) => {
    const { status, headers } = await ask(origin, `${directory}${rest}/${query}`)
    expect(status).toBe(308)
    expect(headers.location).toBe(directory + rest + query)
  })

  test.each([
    ['/en/Defenders', directory],
    ['/EN/defenders', directory],
    ['/en/DEFENDERS?country=MX', `${directory}?country=MX`],
    ['/en/defenders/Nil-Prova', `${directory}/nil-prova`],
    ['/en/defenders/nil-prova).', `${directory}/nil-prova`],
    ['/en/defenders/nil-prova&utm_source=x', `${directory}/nil-prova`],
  ])('in another spelling leads to its own: %s', async (path, canonical) => {
    const { status, headers } = await ask(origin, path)
    expect(status).toBe(308)
    expect(headers.location).toBe(canonical)
  })
})

describe('a page of the programme', () => {
  test.each(locales)('is there in %s', async (locale) => {
    for (const page of ['about', 'whyTheyFight', 'accessibility'] as const)
      expect((await ask(origin, addressOf(locale, page))).status).toBe(200)
  })

  test('that is not translated says so, and marks its language', async () => {
    const { text } = await ask(origin, addressOf('en', 'whyTheyFight'))
    expect(text).toContain('<h1 lang="ca">')
    expect(text).toContain('It is shown in Catalan.')
  })

  test('without any text is no address', async () => {
    expect((await ask(origin, addressOf('en', 'unitedNations'))).status).toBe(404)
  })
})

test('the language switch keeps what the directory is narrowed to', async () => {
  const { text } = await ask(origin, `${directory}?country=MX`)
  const switchLink = /href="(\/language\?to=\/ca\/[^"]+)"/.exec(text)?.[1] ?? ''
  const { headers } = await ask(origin, switchLink)
  expect(headers.location).toBe('/ca/persones-defensores?country=MX')
})
