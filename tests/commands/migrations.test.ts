import { execFile } from 'node:child_process'
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
