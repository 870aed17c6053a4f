import { afterAll, expect, test } from 'vitest'
import { type DatabaseShare, withDatabaseShare } from '@/lib/platform/database-share'
import { closeDatabase, db, runAlone, sql } from '@/lib/platform/db'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'

const { database } = await ownInstallation()
afterAll(closeDatabase)

const crowded: DatabaseShare = { name: 'crowded', connections: 2 }
const quiet: DatabaseShare = { name: 'quiet', connections: 1 }
/** The key of an advisory lock: while a connection holds it, all others wait. */
const lockKey = 20_261_128

const waiting = async () => {
  const rows = await database.query(
    `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  )
  return rows.length
}

const waitForLock = () => db.$queryRaw`SELECT pg_advisory_xact_lock_shared(${lockKey})::text`

test('work whose share is taken keeps no other work waiting, whichever way it asks', async () => {
  const opened = Promise.withResolvers<void>()
  const closed = Promise.withResolvers<void>()
  const held = db.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${lockKey})::text`
      closed.resolve()
      await opened.promise
    },
    { timeout: 60_000 },
  )
  await closed.promise
  const crowd = Array.from({ length: 6 }, () =>
    withDatabaseShare(crowded, waitForLock).then(
      () => 'done',
      () => 'refused',
    ),
  )
  await eventually('as many as the share has connections', async () => (await waiting()) === 2)

  await withDatabaseShare(quiet, async () => {
    await db.$queryRaw`SELECT 1`
    await db.campaign.findUnique({ where: { slug: 'none' } })
    await db.$transaction(async (tx) => tx.campaign.count())
    expect((await runAlone(sql`SELECT 1`)).rows).toHaveLength(1)
    // However deep: after timers and in work that is begun beside it.
    await new Promise((done) => setImmediate(done))
    await Promise.all([db.$queryRaw`SELECT 1`, db.$queryRaw`SELECT 2`])
  })
  await db.$queryRaw`SELECT 1`
  expect(await waiting()).toBe(2)
  opened.resolve()
  await held
  expect((await Promise.all(crowd)).filter((end) => end === 'done').length).toBeGreaterThan(1)
})
