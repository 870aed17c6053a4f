import { describe, expect, it } from 'vitest'
import { type Locale, locales } from '@/lib/i18n/routing'
import { defenders } from '@/prisma/seed/programme/defenders'
import { pages } from '@/prisma/seed/programme/pages'
import type { InThree } from '@/prisma/seed/programme/programme-types'
import { rights } from '@/prisma/seed/programme/rights'

const slugForm = /^[a-z0-9]+(-[a-z0-9]+)*$/
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

/** Titles that Catalan and Spanish write alike, as the glossary says. */
const writtenAlike = ['el programa']

describe('the people of the programme', () => {
  it('are twelve, with the country and the rights that the programme gives each', () => {
    const facts = defenders.map(({ slug, country, rights }) => [
      slug,
      country,
      ...rights.map(({ right, note }) => (note === undefined ? right : `${right} (noted)`)),
    ])
    expect(facts).toEqual([
      ['diana-damian-palencia', 'MX', 'womens-rights', 'rights-of-migrants-and-refugees'],
      ['martha-moreno-guati-rojo', 'MX', 'rights-of-migrants-and-refugees', 'womens-rights'],
      ['dora-munoz', 'CO', 'rights-of-indigenous-peoples', 'environmental-rights'],
      ['aliya-harir', 'PK', 'right-to-peace (noted)'],
      ['alma-masic', 'BA', 'truth-justice-and-reparation'],
      ['amanda-quijano', 'SV', 'sexual-and-reproductive-rights'],
      ['amaru-ruiz', 'NI', 'environmental-rights (noted)'],
      ['andres-krakenberger', 'ES', 'right-to-life (noted)'],
      ['buscarita-roa', 'AR', 'truth-justice-and-reparation'],
      [
        'caddy-adzuba',
        'CD',
        'womens-rights (noted)',
        'right-to-peace',
        'freedom-of-expression-and-opinion (noted)',
      ],
      ['candy-chevez', 'SV', 'right-to-peace (noted)'],
      ['fatimah-hossaini', 'AF', 'rights-of-migrants-and-refugees', 'womens-rights'],
    ])
  })

  it('carry nothing but a name, a country and rights with their notes', () => {
    for (const defender of defenders) {
      expect(Object.keys(defender).toSorted()).toEqual(['country', 'name', 'rights', 'slug'])
      const keys = defender.rights.flatMap((right) => Object.keys(right))
      expect(keys.filter((key) => key !== 'right' && key !== 'note')).toEqual([])
    }
  })

  it('have an address made from their name, each their own', () => {
    for (const { slug, name } of defenders) expect(slug).toBe(plain(name))
    expect(new Set(defenders.map(({ slug }) => slug)).size).toBe(defenders.length)
  })

  it('have a country that can be named in each language', () => {
    for (const { country } of defenders) {
      expect(country).toMatch(/^[A-Z]{2}$/)
      expect(regions.of(country), country).toBeDefined()
    }
  })
})

describe('the rights', () => {
  it('are listed once each, and every right of a person is one of them', () => {
    const known = rights.map(({ id }) => id)
    expect(new Set(known).size).toBe(known.length)
    for (const id of known) expect(id).toMatch(slugForm)
    for (const { right } of defenders.flatMap(({ rights }) => rights)) {
      expect(known).toContain(right)
    }
  })

  it('are the nine they fight for, then those named only beside a person', () => {
    const named = rights.map(({ named }) => named)
    expect(named.slice(0, 9)).not.toContain('a-defender')
    expect(new Set(named.slice(9))).toEqual(new Set(['a-defender']))
  })

  it('say truly where the programme names them', () => {
    const held = new Set(defenders.flatMap(({ rights }) => rights.map(({ right }) => right)))
    for (const { id, named } of rights) expect(held.has(id), id).toBe(named !== 'why-they-fight')
  })
})

describe('the pages', () => {
  it('are the three of the programme', () => {
    expect(pages.map(({ id }) => id)).toEqual(['about', 'why-they-fight', 'united-nations'])
  })

  it('have the same number of paragraphs to read in each language, and no stray markup', () => {
    for (const { id, texts } of pages) {
      const bodies = locales.map((locale) => texts[locale].body.split('\n\n'))
      const shape = bodies.map((parts) => parts.filter((part) => !part.startsWith('## ')).length)
      expect(new Set(shape).size, id).toBe(1)
      for (const part of bodies.flat()) expect(part).toMatch(/^(## )?[^#\s][^\n#]*$/)
    }
  })

  it('name each of the nine rights by the name it has in the list', () => {
    for (const locale of locales) {
      const body = page('why-they-fight')[locale].body
      for (const { id, name } of rights.slice(0, 9)) {
        expect(body, `${locale} ${id}`).toContain(coreOf(name[locale], locale))
      }
    }
  })

  it.each([
    ['ca', '9 de desembre de 1998', '16 de desembre de 2005'],
    ['es', '9 de diciembre de 1998', '16 de diciembre de 2005'],
    ['en', '9 December 1998', '16 December 2005'],
  ] as const)('give each resolution its number and its date in %s', (locale, first, second) => {
    const paragraphs = page('united-nations')[locale].body.split('\n\n')
    expect(withAll(paragraphs, '53/144', first)).toHaveLength(1)
    expect(withAll(paragraphs, '60/161', second)).toHaveLength(1)
    const about = page('about')[locale].body.split('\n\n')
    expect(withAll(about, '60/161', second)).toHaveLength(1)
  })

  it('give the Declaration its official and its short name', () => {
    const official: InThree<[string, string]> = {
      ca: [
        'Declaració sobre el dret i el deure dels individus, els grups i les institucions de promoure i protegir els drets humans i les llibertats fonamentals universalment reconeguts',
        'Declaració sobre els defensors dels drets humans',
      ],
      es: [
        'Declaración sobre el derecho y el deber de los individuos, los grupos y las instituciones de promover y proteger los derechos humanos y las libertades fundamentales universalmente reconocidos',
        'Declaración sobre los defensores de los derechos humanos',
      ],
      en: [
        'Declaration on the Right and Responsibility of Individuals, Groups and Organs of Society to Promote and Protect Universally Recognized Human Rights and Fundamental Freedoms',
        'Declaration on human rights defenders',
      ],
    }
    for (const locale of locales) {
      for (const name of official[locale]) {
        expect(page('united-nations')[locale].body).toContain(name)
      }
    }
  })
})

describe('the words', () => {
  it('are there in each of the three languages', () => {
    for (const [what, texts] of allTexts()) {
      for (const locale of locales) {
        expect(texts[locale], `${what} ${locale}`).toBe(texts[locale].trim())
        expect(texts[locale], `${what} ${locale}`).not.toBe('')
      }
    }
  })

  it('say something about a right in all languages or in none', () => {
    for (const { id, about } of rights) {
      const empty = locales.filter((locale) => about[locale] === '')
      expect([0, locales.length], id).toContain(empty.length)
    }
  })

  it('have no sentence of two words or more in common between two languages', () => {
    for (const [one, other] of [
      ['ca', 'es'],
      ['ca', 'en'],
      ['es', 'en'],
    ] as const) {
      const there = new Set(sentences(other))
      const alike = sentences(one).filter((sentence) => there.has(sentence))
      expect(alike.filter((sentence) => !writtenAlike.includes(sentence))).toEqual([])
    }
  })

  it('raise their voice nowhere, quote nothing and use one kind of apostrophe', () => {
    for (const [what, texts] of allTexts()) {
      for (const locale of locales) {
        expect(texts[locale], `${what} ${locale}`).not.toMatch(/[!¡"'“”«»‹›‘´`]|l\.l/)
      }
    }
  })
})

/** Every text of the content by what it is; what a right leaves unsaid is left out. */
function allTexts(): [string, InThree<string>][] {
  const described = rights.filter(({ about }) => about.ca !== '')
  const notes = defenders.flatMap(({ slug, rights }) =>
    rights.flatMap(({ note }): [string, InThree<string>][] => (note ? [[slug, note]] : [])),
  )
  return [
    ...rights.map(({ id, name }): [string, InThree<string>] => [id, name]),
    ...described.map(({ id, about }): [string, InThree<string>] => [`about ${id}`, about]),
    ...notes,
    ...pages.flatMap(({ id, texts }) =>
      (['title', 'lead', 'body'] as const).map((part): [string, InThree<string>] => [
        `${id} ${part}`,
        { ca: texts.ca[part], es: texts.es[part], en: texts.en[part] },
      ]),
    ),
  ]
}

function sentences(locale: Locale): string[] {
  return allTexts()
    .flatMap(([, texts]) => texts[locale].split(/(?<=[.:;?])\s+|\n+/))
    .map((sentence) => sentence.replace(/^## /, '').toLowerCase().trim())
    .filter((sentence) => sentence.split(/\s+/).length >= 2)
}

function page(id: (typeof pages)[number]['id']) {
  const found = pages.find((page) => page.id === id)
  if (found === undefined) throw new Error(`There is no page ${id}`)
  return found.texts
}

function withAll(paragraphs: string[], ...parts: string[]): string[] {
  return paragraphs.filter((paragraph) => parts.every((part) => paragraph.includes(part)))
}

/** What a right is about: its name without "right to", "rights of" and the like. */
function coreOf(name: string, locale: Locale): string {
  const lead = {
    ca: /^drets? (de |a |al |dels )/,
    es: /^derechos? (de |a |al )/,
    en: /^rights? (of |to )|’s rights$/,
  }
  return name.replace(lead[locale], '')
}

/** A name in plain letters, as an address writes it. */
function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(' ', '-')
}
