import { randomUUID } from 'node:crypto'
import { type Locale, locales } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'

type Person = {
  name: string
  country: string | null
  situation: 'not_stated' | 'detained' | 'released'
  visibility: 'draft' | 'public' | 'taken_down'
  sample: boolean
  /** Ids, made where they are not there; with a note in every language or none. */
  rights: Record<string, string>
  stories: Partial<Record<Locale, string>>
  /** The languages in which a text of theirs is ready; in the others it is a draft. */
  ready: readonly Locale[]
}

/** Adds a public person of no right and no story, unless said otherwise, under that address. */
export async function addPerson(slug: string, differences: Partial<Person> = {}): Promise<void> {
  const plain = { name: 'Nil Prova', country: null, situation: 'not_stated' } as const
  const open = {
    visibility: 'public',
    sample: false,
    rights: {},
    stories: {},
    ready: locales,
  } as const
  const { name, rights, stories, ready, ...row }: Person = { ...plain, ...open, ...differences }
  for (const id of Object.keys(rights)) await addRight(id)
  await db.defender.create({
    data: {
      ...row,
      id: randomUUID(),
      slug,
      basis: row.sample ? 'sample' : 'published_before',
      texts: {
        create: locales.map((locale) => ({
          locale,
          state: ready.includes(locale) ? 'ready' : 'draft',
          name,
          story: stories[locale] ?? null,
        })),
      },
      rights: {
        create: Object.entries(rights).map(([rightId, note], position) => ({
          rightId,
          position,
          notes: {
            create: note ? locales.map((locale) => ({ locale, note: `${note} (${locale})` })) : [],
          },
        })),
      },
    },
  })
}

/** Adds a right of that id, named after it in each language, if it is not there. */
export async function addRight(
  id: string,
  names: Partial<Record<Locale, string>> = {
    ca: `dret ${id}`,
    es: `derecho ${id}`,
    en: `${id} right`,
  },
): Promise<void> {
  if ((await db.right.count({ where: { id } })) > 0) return
  const position = await db.right.count()
  const texts = locales
    .filter((locale) => names[locale])
    .map((locale) => ({ locale, state: 'ready' as const, name: names[locale] ?? '', about: '' }))
  await db.right.create({ data: { id, position, texts: { create: texts } } })
}

/** Everybody and every right gone. */
export async function removeEverybody(): Promise<void> {
  await db.campaign.deleteMany()
  await db.defender.deleteMany()
  await db.right.deleteMany()
}
