import { randomUUIDv7 } from 'node:crypto'
import { type Locale, locales } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'

type InThree = Record<Locale, string>

/** Adds a right to the shared list, once. */
export async function addRight(id: string, position: number, name: InThree): Promise<void> {
  await db.right.upsert({
    where: { id },
    update: {},
    create: {
      id,
      position,
      texts: {
        create: locales.map((locale) => ({
          locale,
          state: 'ready' as const,
          name: name[locale],
          about: { ca: 'De què va.', es: 'De qué va.', en: 'What it is about.' }[locale],
        })),
      },
    },
  })
}

type Shown = {
  slug: string
  name: string
  country?: string
  situation?: 'not_stated' | 'detained' | 'at_risk'
  rights?: string[]
  story?: string
  /** The languages in which there is a text (all). */
  languages?: readonly Locale[]
}

/** Adds a person whom the public may see, once. */
export async function addDefender(shown: Shown): Promise<void> {
  const { slug, name, country, situation = 'not_stated', rights = [], story } = shown
  await db.defender.upsert({
    where: { slug },
    update: {},
    create: {
      id: randomUUIDv7(),
      slug,
      country: country ?? null,
      situation,
      visibility: 'public',
      basis: 'published_before',
      texts: {
        create: (shown.languages ?? locales).map((locale) => ({
          locale,
          state: 'ready' as const,
          name,
          story: story ?? null,
        })),
      },
      rights: { create: rights.map((rightId, position) => ({ rightId, position })) },
    },
  })
}

const pageIds = ['about', 'why-they-fight', 'united-nations'] as const

/** Adds the pages of the programme in every language, those that are not there yet. */
export async function addPages(): Promise<void> {
  for (const id of pageIds) await addPage(id)
}

/** Adds a page of the programme in the languages given, once. */
export async function addPage(
  id: (typeof pageIds)[number],
  languages: readonly Locale[] = locales,
): Promise<void> {
  const texts = languages.map((locale) => ({
    locale,
    state: 'ready' as const,
    title: { ca: 'Un títol de prova', es: 'Un título de prueba', en: 'A title to test with' }[
      locale
    ],
    lead: { ca: 'Una entrada.', es: 'Una entradilla.', en: 'A lead.' }[locale],
    body: '## Una secció\n\nUn paràgraf.',
  }))
  await db.page.upsert({
    where: { id },
    update: {},
    create: { id, texts: { create: texts } },
  })
}
