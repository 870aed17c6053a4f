import { expect, test } from 'vitest'
import { listManagedDefenders } from '@/lib/defenders/manage/list-managed-defenders'
import { takeDownDefender } from '@/lib/defenders/manage/take-down-defender'
import { operator } from '@/lib/staff/staff-member'
import { ownInstallation } from '@/tests/support/installation'
import { addMember } from '@/tests/support/staff/add-member'

const { database } = await ownInstallation()
const { member } = await addMember('editor')

// Made at once: 120 people, three of whom bear a name with accents.
await database.query(`
  INSERT INTO defender (id, slug, visibility, basis, situation)
  SELECT uuidv7(), 'person-' || lpad(n::text, 4, '0'), 'public', 'published_before', 'free'
  FROM generate_series(1, 120) n`)
await database.query(`
  INSERT INTO defender_text (defender_id, locale, state, name)
  SELECT id, 'ca', 'ready',
    CASE WHEN slug IN ('person-0007', 'person-0070', 'person-0119') THEN 'Núria 100%_' ELSE 'Pau' END
  FROM defender`)

const slugsOf = async (filters: Parameters<typeof listManagedDefenders>[1]) => {
  const page = await listManagedDefenders(member, filters)
  return { slugs: page.lines.map(({ slug }) => slug), next: page.next }
}

test('the pages miss nobody and repeat nobody, in each order', async () => {
  for (const order of ['name', 'newest'] as const) {
    const seen: string[] = []
    for (let after: string | undefined, pages = 0; pages < 3; pages++) {
      const { slugs, next } = await slugsOf({ order, ...(after ? { after } : {}) })
      seen.push(...slugs)
      after = next
      expect(next === undefined).toBe(pages === 2)
    }
    expect(new Set(seen).size).toBe(120)
    expect(seen.length).toBe(120)
  }
})

test.each(['nuria', 'NÚRIA', 'núria 100%', '100%_', 'Nú'])(
  'a part of a name finds who bears it, whatever its case and accents: %s',
  async (q) => {
    expect((await slugsOf({ order: 'name', q })).slugs).toEqual([
      'person-0007',
      'person-0070',
      'person-0119',
    ])
  },
)

test.each(['%', '_', 'x%', '\\', "'; --", 'ú'.repeat(100)])(
  'what means something to the database means nothing here: %s',
  async (q) => {
    expect((await slugsOf({ order: 'name', q })).slugs).toEqual([])
  },
)

test('the state is what the public sees, and narrows the list', async () => {
  const [first] = (await listManagedDefenders(member, { order: 'name' })).lines
  expect(first).toMatchObject({ state: 'shown', basis: 'published-before', ready: ['ca'] })
  await takeDownDefender(operator, first?.id ?? '')
  const { lines } = await listManagedDefenders(member, { order: 'name', state: 'taken-down' })
  expect(lines).toMatchObject([{ id: first?.id, state: 'taken-down' }])
  await database.query(`UPDATE defender_text SET state = 'draft' FROM defender d
    WHERE d.id = defender_id AND d.slug = 'person-0002'`)
  const all = (await listManagedDefenders(member, { order: 'name', state: 'public' })).lines
  expect(all[0]).toMatchObject({ slug: 'person-0002', state: 'withheld', ready: [] })
})
