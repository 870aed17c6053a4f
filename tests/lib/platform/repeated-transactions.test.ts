import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { db, runAlone, sql } from '@/lib/platform/db'
import { addPerson } from '@/tests/lib/defenders/person'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'

const { database } = await ownInstallation()

/** A way for a test to end a transaction as PostgreSQL would: the first `times` calls fail so. */
async function failing(code: string, times: number): Promise<void> {
  await database.query('CREATE SEQUENCE IF NOT EXISTS calls')
  await database.query('ALTER SEQUENCE calls RESTART')
  await database.query(
    `CREATE OR REPLACE FUNCTION fail_at_first() RETURNS int LANGUAGE plpgsql AS $$
     BEGIN
       IF nextval('calls') <= ${times} THEN RAISE EXCEPTION 'in the way' USING ERRCODE = '${code}'; END IF;
       RETURN 7;
     END $$`,
  )
}

const act = () =>
  db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ value: number }[]>`SELECT fail_at_first() AS value`
    return row?.value
  })

test.each(['40001', '40P01'])('a transaction that ends with %s is repeated, once', async (code) => {
  await failing(code, 1)
  expect(await act()).toBe(7)
  await failing(code, 2)
  await expect(act()).rejects.toThrow()
  await failing(code, 1)
  expect((await runAlone(sql`SELECT fail_at_first() AS value`)).rows).toEqual([{ value: 7 }])
})

test('another fault is not repeated', async () => {
  await failing('22012', 1)
  await expect(act()).rejects.toThrow()
})

test('of two acts that wait for one another for good, both are done', async () => {
  await addPerson('one')
  await addPerson('other')
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  onTestFinished(() => client.end())
  // The other act looks for a deadlock late, so that PostgreSQL ends ours.
  await client.query(`SET deadlock_timeout = '60s'`)
  await client.query('BEGIN')
  await client.query(`UPDATE defender SET situation = 'free' WHERE slug = 'other'`)
  let times = 0
  const ours = db.$transaction(
    async (tx) => {
      times += 1
      await tx.$executeRaw`UPDATE defender SET country = 'FR' WHERE slug = 'one'`
      await tx.$executeRaw`UPDATE defender SET country = 'FR' WHERE slug = 'other'`
    },
    { timeout: 30_000 },
  )
  await eventually('ours to wait', async () => {
    const rows = await database.query(
      `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
    )
    return rows.length === 1
  })
  await client.query(`UPDATE defender SET situation = 'free' WHERE slug = 'one'`)
  await client.query('COMMIT')
  await ours
  expect(times).toBe(2)
  expect(await database.query('SELECT country, situation FROM defender')).toEqual(
    [1, 2].map(() => ({ country: 'FR', situation: 'free' })),
  )
})
