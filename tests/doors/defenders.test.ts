import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf, locales } from '@/lib/i18n/routing'
import { ask } from '@/tests/doors/ask'
import { openSite } from '@/tests/doors/open-site'
import { addDefender, addPage, addRight } from '@/tests/support/directory'
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

  test.each(['%25', '_', '*', "'%20OR%20'1'='1", '%26|!()', '\\', '%00', '%E2%80%AE'])(
    'takes “%s” as plain text, and finds nobody by signs',
    async (q) => {
      const found = await named(`?q=${q}`)
      expect(found.length).toBeLessThanOrEqual(24)
      expect((await ask(origin, `${directory}?q=${q}`)).status).toBe(200)
    },
  )

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
  ] as const)('ignores %s=%s, and says so', async (parameter, value) => {
    const { status, text } = await ask(origin, `${directory}?${parameter}=${value}`)
    expect(status).toBe(200)
    expect(text).toContain(words.en.directory.ignored[parameter])
    expect(text).toContain('32 defenders')
  })

  test('uses the beginning of a search that is too long, and says so', async () => {
    const { status, text } = await ask(origin, `${directory}?q=${'a'.repeat(4_000)}`)
    expect(status).toBe(200)
    expect(text).toContain(words.en.directory.ignored.q)
  })

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
    '/en/Defenders',
    '/EN/defenders',
    '/fr/defenders',
    '/ca/defenders',
    '/en/defenders/Nil-Prova',
    '/en/defenders/nobody',
    '//en/defenders',
    '/en//defenders',
  ])('%s is no address', async (path) => expect((await ask(origin, path)).status).toBe(404))

  test('with a slash at its end leads to the one without', async () => {
    const { status, headers } = await ask(origin, `${directory}/`)
    expect(status).toBe(308)
    expect(headers.location).toBe(directory)
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
  const door = /href="(\/language\?to=\/ca\/[^"]+)"/.exec(text)?.[1] ?? ''
  const { headers } = await ask(origin, door)
  expect(headers.location).toBe('/ca/persones-defensores?country=MX')
})
