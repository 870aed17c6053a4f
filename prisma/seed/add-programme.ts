import { randomUUIDv7 } from 'node:crypto'
import { locales } from '@/lib/i18n/routing'
import type { Transaction } from '@/lib/platform/db'
import type {
  ProgrammeDefender,
  ProgrammePage,
  ProgrammeRight,
} from '@/prisma/seed/programme/programme-types'

export type Programme = {
  rights: ProgrammeRight[]
  defenders: ProgrammeDefender[]
  pages: ProgrammePage[]
}

const state = 'ready' as const

/**
 * Writes what the programme had published before: the rights, the people and its pages, public at
 * once. It states nothing of a person that the programme does not state: no situation, no story.
 */
export async function addProgramme(tx: Transaction, programme: Programme): Promise<void> {
  for (const [position, right] of programme.rights.entries()) await addRight(tx, right, position)
  for (const defender of programme.defenders) await addDefender(tx, defender)
  for (const page of programme.pages) await addPage(tx, page)
}

async function addRight(tx: Transaction, right: ProgrammeRight, position: number) {
  const texts = locales.map((locale) => {
    const [name, about] = [right.name[locale], right.about[locale]]
    return { locale, state, name, about }
  })
  await tx.right.create({ data: { id: right.id, position, texts: { create: texts } } })
}

async function addDefender(tx: Transaction, { slug, name, country, rights }: ProgrammeDefender) {
  await tx.defender.create({
    data: {
      id: randomUUIDv7(),
      slug,
      country,
      visibility: 'public',
      basis: 'published_before',
      rights: {
        create: rights.map(({ right, note }, position) => ({
          rightId: right,
          position,
          notes: {
            create: note ? locales.map((locale) => ({ locale, note: note[locale] })) : [],
          },
        })),
      },
      texts: { create: locales.map((locale) => ({ locale, state, name })) },
    },
  })
}

async function addPage(tx: Transaction, { id, texts }: ProgrammePage) {
  const create = locales.map((locale) => ({ locale, state, ...texts[locale] }))
  await tx.page.create({ data: { id, texts: { create } } })
}
