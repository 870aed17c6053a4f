import { expect, onTestFinished, test } from 'vitest'
import { moveClock, now } from '@/lib/platform/clock'
import { watchContentVersion } from '@/lib/platform/content-version'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'

const { database } = await ownInstallation()

async function watch() {
  const watched = await watchContentVersion()
  onTestFinished(() => watched.stop())
  return watched
}

test.each([
  ['a campaign', `UPDATE campaign SET visibility = 'taken_down'`],
  ['a defender', `UPDATE defender SET visibility = 'taken_down'`],
  ['a text', `UPDATE campaign_text SET title = 'Un altre títol'`],
  ['a name', `UPDATE defender_text SET name = 'Una altra'`],
  ['a petition', `UPDATE petition_text SET demand = 'Una altra demanda'`],
  ['an addressee', `DELETE FROM addressee`],
])('a change of %s is noticed, whoever makes it', async (_title, change) => {
  await addCampaign()
  const watched = await watch()
  const before = watched.current()
  const versions: string[] = []
  watched.onChange((version) => versions.push(version))
  await database.query(change)
  await eventually('the new version', () => versions.length > 0)
  expect(watched.current()).not.toBe(before)
})

test('a change that is rolled back is never noticed, and a signature raises nothing', async () => {
  const { id } = await addCampaign()
  const [before] = await database.query('SELECT number FROM content_version')
  await database
    .query(`DO $$ BEGIN UPDATE campaign SET goal = 5; RAISE 'no'; END $$`)
    .catch(() => undefined)
  await database.query(`INSERT INTO tally_change VALUES (gen_random_uuid(), $1, 'FR', 1)`, [id])
  expect((await database.query('SELECT number FROM content_version'))[0]).toEqual(before)
})

test('a watch outlives a lost connection', async () => {
  const watched = await watch()
  const before = watched.lastAnswerAt()
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  await eventually('an answer after the loss', () => watched.lastAnswerAt() > before)
  await addCampaign()
  const version = watched.current()
  await database.query('UPDATE campaign SET goal = goal + 1')
  await eventually('a version after the loss', () => watched.current() !== version)
})

test('an instant at which a campaign opens or closes is another state of the content, by itself', async () => {
  await database.query(`UPDATE campaign SET visibility = 'draft'`)
  await addCampaign({ closesInDays: 3 })
  await addCampaign({ opensDaysAgo: -2, closesInDays: 5 })
  const watched = await watch()
  const states = [watched.current()]
  onTestFinished(() => moveClock(-moved))
  let moved = 0
  const until = async (day: number) => {
    const by = day * 86_400_000 - moved
    moveClock(by)
    moved += by
    states.push(watched.current())
    // The next instant is known again, and what was rendered at the very instant is dropped later.
    await eventually('the answer after it', async () => {
      const at = watched.lastAnswerAt()
      await eventually('an answer', () => watched.lastAnswerAt() > at)
      return true
    })
  }
  await until(1)
  expect(states[1]).toBe(states[0])
  await until(2.001)
  expect(states[2]).not.toBe(states[1])
  await until(3.001)
  expect(states[3]).not.toBe(states[2])
  await until(5.001)
  expect(states[4]).not.toBe(states[3])
  moveClock(10_000)
  moved += 10_000
  const last = watched.current()
  expect(last).not.toBe(states[4])
  await until(40)
  expect(watched.current()).toBe(last)
  expect(now().getTime()).toBeGreaterThan(Date.now())
})

test('a restored database is held from the first answer on, also where the first question failed', async () => {
  await database.query(
    `INSERT INTO restoration (id, backup_made_at, restored_at) VALUES (gen_random_uuid(), now(), now())`,
  )
  const url = process.env.DATABASE_URL
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/nothing'
  const watched = await watch()
  // Where nobody answers it may be held.
  expect(await watched.isHeld()).toBe(true)
  process.env.DATABASE_URL = url
  await database.query('UPDATE restoration SET resumed_at = now()')
  await eventually('going on', async () => !(await watched.isHeld()))
  expect(watched.lastAnswerAt()).toBeGreaterThan(0)
})
