import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, freshDatabase } from '@/tests/support/database'
import { root } from '@/tests/support/root'

test('the migrated schema is the one that schema.prisma tells of', async () => {
  const database = await freshDatabase()
  onTestFinished(database.drop)
  expect(await differs(database)).toBe(false)
  // Prisma's command line prints nothing where its engine died, so it must also be seen to find a
  // difference.
  await database.query('ALTER TABLE defender ADD COLUMN stranger text')
  expect(await differs(database)).toBe(true)
})

/** `migrate diff` ends with 0 where both are the same, with 2 where they differ. */
async function differs({ url }: Database): Promise<boolean> {
  const between = ['--from-config-datasource', '--to-schema', 'prisma/schema.prisma', '--exit-code']
  const diff = promisify(execFile)(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'migrate', 'diff', ...between],
    { cwd: root, env: { ...process.env, DATABASE_URL: url } },
  )
  try {
    await diff
    return false
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 2) return true
    throw error
  }
}

test('before PostgreSQL 18 a function stands in whose ids are those of version 7, in order of time', async () => {
  const database = await freshDatabase()
  onTestFinished(database.drop)
  const migration = join(root, 'prisma/migrations/20261128237000_uuidv7_before_18/migration.sql')
  const body = /AS \$f\$(.*?)\$f\$/s.exec(readFileSync(migration, 'utf8'))?.[1] ?? ''
  await database.query(
    `CREATE FUNCTION fallback() RETURNS uuid LANGUAGE sql VOLATILE AS $f$${body}$f$`,
  )
  const rows = await database.query<{ id: string; version: number; late: number; many: number }>(
    `SELECT id, uuid_extract_version(id) AS version,
       abs(extract(epoch FROM clock_timestamp() - uuid_extract_timestamp(id)))::float8 AS late,
       count(*) OVER ()::int AS many
     FROM (SELECT DISTINCT fallback() AS id FROM generate_series(1, 1000)) made`,
  )
  expect(rows[0]?.many).toBe(1_000)
  expect(new Set(rows.map(({ version }) => version))).toEqual(new Set([7]))
  // The variant of RFC 9562, 4.1.
  expect(rows.filter(({ id }) => !/^[89ab]$/.test(id[19] ?? ''))).toEqual([])
  expect(rows.filter(({ late }) => late > 60)).toEqual([])
})
