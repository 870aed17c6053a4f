import pg from 'pg'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { addPerson } from '@/tests/lib/defenders/person'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'

const { database } = await ownInstallation()

/** Another act's connection; whatever it waits for, it waits for 10 s at most. */
async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query('SET lock_timeout = 10000')
  onTestFinished(() => client.end())
  return client
}

const takeDown = (slug: string) =>
  `UPDATE defender SET visibility = 'taken_down' WHERE slug = '${slug}'`
const textOf = (slug: string) => `defender_id = (SELECT id FROM defender WHERE slug = '${slug}')`
const hasWords = async (slug: string) =>
  (await database.query(`SELECT FROM defender_search WHERE ${textOf(slug)}`)).length === 1
const hasWord = async (word: string) =>
  (await database.query('SELECT FROM search_word WHERE word = $1', [word])).length === 1

beforeAll(async () => {
  await addPerson('writer', { name: 'Abril Prova', ready: ['ca'] })
})

test.each([
  [
    'a draft text was saved',
    `UPDATE defender_text SET story = 'Esborrany' WHERE locale = 'en' AND ${textOf('writer')}`,
  ],
  [
    'a public text was saved',
    `UPDATE defender_text SET story = 'Publicat' WHERE locale = 'ca' AND ${textOf('writer')}`,
  ],
  ['a right was renamed', `UPDATE human_right_text SET name = name || ' i més'`],
  ['somebody was deleted', `DELETE FROM defender WHERE slug = 'writer'`],
  ['countries were named anew', `UPDATE country_name SET name = name || ' '`],
])('while %s in an open transaction, an unrelated take-down is not held up', async (title, act) => {
  const slug = title.replaceAll(' ', '-')
  await addPerson(slug, { name: `Nil ${slug.replaceAll('-', '')}` })
  expect(await hasWord(slug.replaceAll('-', ''))).toBe(true)
  const [writer, staff] = [await connect(), await connect()]
  await writer.query(`BEGIN; ${act}`)
  await staff.query(takeDown(slug))
  // With the commit of the take-down, whatever the other does: no words of theirs are left.
  expect(await hasWords(slug)).toBe(false)
  expect(await hasWord(slug.replaceAll('-', ''))).toBe(false)
  await writer.query('ROLLBACK')
})

test('two acts that write in opposite order wait for one another, and both are done', async () => {
  const { id: one } = await addCampaign()
  const { id: other } = await addCampaign()
  const [first, second] = [await connect(), await connect()]
  await first.query('BEGIN')
  await second.query('BEGIN')
  await first.query('UPDATE campaign SET goal = 5 WHERE id = $1', [one])
  await second.query('SELECT FROM campaign WHERE id = $1 FOR UPDATE', [other])
  const waiting = first.query('UPDATE campaign SET goal = 6 WHERE id = $1', [other])
  await eventually('the first to wait', async () => {
    const rows = await database.query(
      `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    )
    return rows.length === 1
  })
  await second.query(`UPDATE campaign_text SET title = 'Un altre' WHERE campaign_id = $1`, [other])
  await second.query('COMMIT')
  await waiting
  await first.query('COMMIT')
})

test('acts upon many people at once, in any order, never end in a deadlock', async () => {
  const slugs = Array.from({ length: 12 }, (_, number) => `at-once-${number}`)
  for (const slug of slugs) {
    await addPerson(slug, { name: 'Mots Compartits', rights: { shared: 'matís' } })
  }
  const act = async (worker: number) => {
    const client = await connect()
    const own = slugs.filter((_, index) => index % 4 === worker)
    for (let round = 0; round < 8; round++) {
      const order = round % 2 === 0 ? own : own.toReversed()
      await client.query('BEGIN')
      for (const slug of order) {
        const visibility = (round + worker) % 2 === 0 ? 'taken_down' : 'public'
        await client.query(`UPDATE defender SET visibility = '${visibility}' WHERE slug = $1`, [
          slug,
        ])
        await client.query(`UPDATE defender_text SET story = $1 WHERE ${textOf(slug)}`, [
          `mot${round} de ${slug}`,
        ])
      }
      await client.query('COMMIT')
    }
  }
  await Promise.all([0, 1, 2, 3].map(act))
  // The last round is the eighth: those of even workers are public, those of odd ones not.
  for (const [index, slug] of slugs.entries()) {
    expect(await hasWords(slug), slug).toBe(index % 2 === 0)
  }
  expect(await hasWord('mot6')).toBe(false)
  expect(await hasWord('mot7')).toBe(true)
})

test.each(['text first', 'take-down first'])(
  'a text and a take-down of the same person that overlap, %s, leave no words',
  async (order) => {
    const slug = order.replaceAll(' ', '-')
    await addPerson(slug, { name: 'Entrellaçada Prova' })
    const [writer, staff] = [await connect(), await connect()]
    await writer.query('BEGIN')
    await staff.query('BEGIN')
    await writer.query(`UPDATE defender_text SET story = 'Paraulesnoves' WHERE ${textOf(slug)}`)
    await staff.query(takeDown(slug))
    const [early, late] = order === 'text first' ? [writer, staff] : [staff, writer]
    await early.query('COMMIT')
    await late.query('COMMIT')
    expect(await hasWords(slug)).toBe(false)
    expect(await hasWord('paraulesnoves')).toBe(false)
  },
)
