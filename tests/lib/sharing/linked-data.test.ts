import { expect, test } from 'vitest'
import { z } from 'zod'
import { pageData, siteData } from '@/lib/sharing/linked-data'

const origin = 'https://altaveu.test'
const url = z.url({ protocol: /^https$/ }).startsWith(`${origin}/`)
const language = z.enum(['ca', 'es', 'en'])
const text = z.string().min(1)

const site = z.strictObject({ '@type': z.literal('WebSite'), name: z.literal('Altaveu'), url })
/** Nothing of a person may ever be added without a thought: a name, and which page is theirs. */
const person = z.strictObject({ '@type': z.literal('Person'), '@id': url, name: text })
const step = z.strictObject({
  '@type': z.literal('ListItem'),
  position: z.int().positive(),
  name: text,
  item: url,
})

/** All that a page may say, and nothing more. */
const page = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@type': z.enum(['WebPage', 'AboutPage', 'CollectionPage', 'ProfilePage']),
  '@id': url,
  url,
  name: text,
  description: text.optional(),
  inLanguage: language,
  isPartOf: site,
  breadcrumb: z.strictObject({
    '@type': z.literal('BreadcrumbList'),
    itemListElement: z.array(step).min(1),
  }),
  mainEntity: person.optional(),
  about: person.optional(),
})

const nil = { name: 'Nil Prova', slug: 'nil-prova' }
const home = { page: 'home', title: 'Inici' } as const

test('a profile is a page about a person, of whom only the name is told', () => {
  const data = page.parse(
    pageData({
      type: 'ProfilePage',
      locale: 'ca',
      origin,
      page: 'defender',
      params: { slug: nil.slug },
      title: nil.name,
      above: [home, { page: 'defenders', title: 'Persones defensores' }],
      person: nil,
    }),
  )
  expect(data.mainEntity?.['@id']).toBe(`${data.url}#person`)
  expect(data.about).toBeUndefined()
  expect(data.breadcrumb.itemListElement.map(({ position, name }) => [position, name])).toEqual([
    [1, 'Inici'],
    [2, 'Persones defensores'],
    [3, 'Nil Prova'],
  ])
})

test('a campaign’s page is about the same person', () => {
  const data = page.parse(
    pageData({
      type: 'WebPage',
      locale: 'en',
      origin,
      page: 'campaign',
      params: { slug: 'freedom-for-nil' },
      title: 'Freedom for Nil',
      description: 'We ask for their release.',
      above: [home],
      person: nil,
    }),
  )
  expect(data.about?.name).toBe('Nil Prova')
  expect(data.about?.['@id']).toContain('/en/defenders/nil-prova#person')
})

test('a page about nobody names nobody', () => {
  const data = page.parse(
    pageData({ type: 'AboutPage', locale: 'es', origin, page: 'privacy', title: 'Privacidad' }),
  )
  expect(data.about ?? data.mainEntity).toBeUndefined()
})

test('a list that is narrowed has its own address, which its trail ends on', () => {
  const narrowed = {
    page: 'defenders',
    query: '?country=CO',
    title: 'Persones defensores',
  } as const
  const data = page.parse(
    pageData({ type: 'CollectionPage', locale: 'ca', origin, ...narrowed, above: [home] }),
  )
  expect(data.url).toMatch(/\?country=CO$/)
  expect(data.breadcrumb.itemListElement.at(-1)?.item).toBe(data.url)
})

test('the home page is the site', () => {
  const shape = site.extend({
    '@context': z.literal('https://schema.org'),
    inLanguage: language,
    description: text,
  })
  expect(shape.parse(siteData('es', origin, 'Una voz')).url).toBe(`${origin}/es`)
})
