import { expect, test, vi } from 'vitest'
import { addressOf, locales } from '@/lib/i18n/routing'
import { ask } from '@/tests/http/ask'
import { unescaped, walkSite } from '@/tests/http/documents'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownSite } from '@/tests/support/open-site'
import { addSigners, namesOf } from '@/tests/support/signers/add-signers'
import { showSignersInWeeks } from '@/tests/support/signers/showing-hour'
import { words } from '@/tests/support/words'

/** Ten make a group, or a step of a country, which appears on the day after. */
vi.mock('@/lib/signatures/showing/secure-random', () => ({
  secureRandom: (least: number) => least,
}))

// This process works in the worker's place, at the hours of its choice.
const site = await ownSite({ withoutWorker: true })
const { origin } = site
const { database } = site.installation

const names = [
  '<script>alert(1)</script>',
  `"><img src=x onerror='alert(2)'>`,
  'Ana & Pere {name} &lt;i&gt;',
  'محمد بن عبد الله',
  'אבי (כהן)',
  '山田太郎',
  'Nil Prova',
  'Nil Prova',
  `${'Llarg'.repeat(19)} Prova`.slice(0, 100),
  'Ona d’Enlloc',
]
const before = await addCampaign({ startingTally: [{ country: 'IS', total: 9 }] })
const shown = await addCampaign({
  startingTally: Object.entries({ IS: 9, PT: 57, AD: 57, ES: 10, ZZ: 900 }).map(
    ([country, total]) => ({ country, total }),
  ),
})
await addSigners(database, before.id, namesOf('Qui Espera', 9))
await addSigners(database, shown.id, names)
await addSigners(database, shown.id, ['Qui Calla'], { showName: false })

const many = await addCampaign()
await addSigners(database, many.id, namesOf('Gent', 512))

const pageOf = async (slug: string, locale: 'ca' | 'es' | 'en' = 'ca') =>
  (await ask(origin, addressOf(locale, 'campaign', { slug }))).text

/** The HTML in each name's place. */
const namesIn = (html: string) =>
  [...html.matchAll(/<bdi>(.*?)<\/bdi>/g)].map(([, name = '']) => name)

/** The rows of the table, their cells parted by a bar. */
const rowsIn = (html: string) =>
  [...(html.match(/<tbody>(.*?)<\/tbody>/s)?.[1] ?? '').matchAll(/<tr>(.*?)<\/tr>/gs)].map(
    ([, row = '']) =>
      row
        .replaceAll(/<\/t[hd]><t[hd]>/g, '|')
        .replaceAll(/<[^>]*>/g, '')
        .replaceAll(/\p{Zs}/gu, ' '),
  )

// The page was stored before there was anything to show, so readers must see the change all the
// same.
expect(namesIn(await pageOf(shown.slug))).toEqual([])
await showSignersInWeeks()
await eventually('the names', async () => namesIn(await pageOf(shown.slug)).length > 0)

test.each(locales)('names stand on the page as typed, whatever was typed (%s)', async (locale) => {
  const html = await pageOf(shown.slug, locale)
  expect(namesIn(html).map(unescaped).toSorted()).toEqual(names.toSorted())
  expect(namesIn(html).join('')).not.toMatch(/[<>]/)
  expect(html).not.toContain('alert(1)</script>')
  expect(html).not.toContain('<img src=x')
  expect(html).not.toContain('Qui Calla')
})

test.each([
  ['ca', ['Andorra|50 o més', 'Portugal|50 o més', 'Espanya|10 o més']],
  ['es', ['Andorra|50 o más', 'Portugal|50 o más', 'España|10 o más']],
  ['en', ['Andorra|50 or more', 'Portugal|50 or more', 'Spain|10 or more']],
] as const)(
  'countries are named in the language, with ten and more only (%s)',
  async (locale, rows) => {
    expect(rowsIn(await pageOf(shown.slug, locale))).toEqual(rows)
  },
)

test('of many names the first stand open, the rest unfolds, and the page says what it has no room for', async () => {
  const html = await pageOf(many.slug, 'en')
  const [shownFirst = '', folded = ''] = html.split('<details>')
  expect([namesIn(shownFirst).length, namesIn(folded).length]).toEqual([60, 20])
  const text = html.replaceAll(/<[^>]*>/g, ' ')
  for (const said of [
    '512 people show their names here.',
    'Show 20 more names',
    'And 432 more names',
  ])
    expect(text).toContain(said)
})

test('a page with nobody to show says nothing of names or countries', async () => {
  for (const locale of locales) {
    const html = await pageOf(before.slug, locale)
    const { names: title, countries } = words[locale].signers
    for (const word of [title, countries, '<bdi>', '<table']) expect(html).not.toContain(word)
  }
})

test('names stand on their own page only, and who waits or never asked stands nowhere', async () => {
  const starts = locales.flatMap((locale) => [
    addressOf(locale, 'home'),
    addressOf(locale, 'campaigns'),
    ...[before, shown].map(({ slug }) => addressOf(locale, 'campaign', { slug })),
    `/api/campaigns?locale=${locale}`,
    `/api/campaigns/${shown.slug}?locale=${locale}`,
  ])
  const walked = await walkSite(origin, [...starts, `/api/campaigns/${shown.slug}/count`])
  const own = new Set(locales.map((locale) => addressOf(locale, 'campaign', { slug: shown.slug })))
  const naming: string[] = []
  for (const [path, { body }] of walked) {
    const text = body.toString('utf8')
    expect(text, path).not.toMatch(/Qui Espera|Qui Calla/)
    if (/山田太郎|d’Enlloc|public_?name|country_?shown/i.test(text)) naming.push(path)
  }
  expect(naming.toSorted()).toEqual([...own].toSorted())
})

test('the interface for programs tells of neither names nor countries', async () => {
  const { text } = await ask(origin, `/api/campaigns/${shown.slug}`)
  expect(Object.keys(JSON.parse(text)).toSorted()).toEqual([
    'closesAt',
    'defender',
    'goal',
    'opensAt',
    'signatures',
    'slug',
    'state',
    'title',
    'url',
  ])
})
