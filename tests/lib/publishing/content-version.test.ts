import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { addPerson } from '@/tests/lib/defenders/person'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'

await ownInstallation()

const version = async () => (await db.contentVersion.findUniqueOrThrow({ where: { id: 1 } })).number
const run = (...statements: string[]) =>
  db.$transaction(async (tx) => {
    for (const statement of statements) await tx.$executeRawUnsafe(statement)
  })

beforeAll(async () => {
  await addCampaign({ slug: 'prova' })
  await addPerson('nil', { rights: { pau: 'matís' }, ready: ['ca'] })
  await addPerson('hidden', { visibility: 'taken_down' })
  await run(
    `INSERT INTO page (id) VALUES ('about')`,
    `INSERT INTO page_text VALUES ('about', 'ca', 'ready', 'Qui som', '', '')`,
    `INSERT INTO country_shown SELECT id, 'FR', 10 FROM campaign`,
  )
})

test.each([
  ['defender', `UPDATE defender SET situation = 'free'`],
  ['defender_text', `UPDATE defender_text SET story = 'Un relat'`],
  ['defender_right', `UPDATE defender_right SET position = position + 1`],
  ['defender_right_note', `UPDATE defender_right_note SET note = 'Un altre'`],
  ['human_right', `UPDATE human_right SET position = position + 1`],
  ['human_right_text', `UPDATE human_right_text SET about = 'Més'`],
  ['page', `INSERT INTO page (id) VALUES ('another')`],
  ['page_text', `UPDATE page_text SET body = 'Més'`],
  ['campaign', `UPDATE campaign SET goal = goal + 1`],
  ['campaign_text', `UPDATE campaign_text SET story = 'Més'`],
  ['petition_version', `UPDATE petition_version SET published_at = now()`],
  ['petition_text', `UPDATE petition_text SET petition = 'Més'`],
  ['addressee', `INSERT INTO addressee SELECT id, 7 FROM campaign`],
  ['addressee_text', `UPDATE addressee_text SET office = 'Jutgessa'`],
  ['country_shown', `DELETE FROM country_shown`],
])('a change of %s raises it once a transaction, however many rows', async (_table, change) => {
  const before = await version()
  await run(
    change,
    `UPDATE defender SET country = 'FR' WHERE slug = 'nil'`,
    `UPDATE defender SET country = 'CO' WHERE slug = 'nil'`,
  )
  expect(await version()).toBe(before + 1n)
  await run(`UPDATE campaign SET goal = goal + 1`)
  expect(await version()).toBe(before + 2n)
})

test.each([
  ['no row changes', `DELETE FROM defender_text WHERE false`],
  ['a row is written as it was', `UPDATE defender SET visibility = visibility`],
  ['a draft is written', `UPDATE defender_text SET story = 'Esborrany' WHERE state <> 'ready'`],
  ['somebody hidden is changed', `UPDATE defender SET country = 'ES' WHERE slug = 'hidden'`],
])('where %s it stays', async (_title, change) => {
  const before = await version()
  await run(change)
  expect(await version()).toBe(before)
})

test.each([
  ['a text that becomes ready', `UPDATE defender_text SET state = 'ready' WHERE locale = 'en'`],
  [
    'a text that is ready no more',
    `UPDATE defender_text SET state = 'in_review' WHERE locale = 'en'`,
  ],
  [
    'somebody shown',
    `UPDATE defender SET visibility = 'public', basis = 'published_before' WHERE slug = 'hidden'`,
  ],
  ['somebody deleted', `DELETE FROM defender WHERE slug = 'hidden'`],
])('%s raises it', async (_title, change) => {
  const before = await version()
  await run(change)
  expect(await version()).toBe(before + 1n)
})

test('a change that is undone within its transaction may raise it, one that raises it after is not missed', async () => {
  const before = await version()
  await run(
    'SAVEPOINT one',
    `UPDATE campaign SET goal = 77`,
    'SET CONSTRAINTS ALL IMMEDIATE',
    'ROLLBACK TO one',
    `UPDATE campaign SET goal = 78`,
  )
  expect(await version()).toBe(before + 1n)
})
