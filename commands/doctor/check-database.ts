import { type Finding, ok, wrong } from '@/commands/doctor/finding'
import { migrationNames } from '@/commands/runtime/migrate-database'
import { db } from '@/lib/platform/db'

const megabyte = 1024 * 1024

/** Whether the database answers and has this release's schema. */
export async function checkDatabase(): Promise<Finding[]> {
  try {
    const [size] = await db.$queryRaw<{ bytes: bigint }[]>`
      SELECT pg_database_size(current_database()) AS bytes`
    const megabytes = Math.ceil(Number(size?.bytes ?? 0) / megabyte)
    return [ok(`Database: answers, holds ${megabytes} MB`), await checkMigrations()]
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
    return [
      wrong(
        `Database: does not answer${code}`,
        'see that PostgreSQL runs and that DATABASE_URL leads to it; until then nothing can be signed',
      ),
    ]
  }
}

async function checkMigrations(): Promise<Finding> {
  const [table] = await db.$queryRaw<{ there: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`
  const rows = table?.there
    ? await db.$queryRaw<{ name: string; finished: boolean }[]>`
        SELECT migration_name AS name, finished_at IS NOT NULL AS finished
        FROM _prisma_migrations WHERE rolled_back_at IS NULL`
    : []
  const known = migrationNames()
  const applied = new Set(rows.filter(({ finished }) => finished).map(({ name }) => name))
  const failed = rows.filter(({ finished }) => !finished).map(({ name }) => name)
  const missing = known.filter((name) => !applied.has(name))
  const strange = [...applied].filter((name) => !known.includes(name))
  if (failed.length > 0) {
    return wrong(
      `Migrations: ${failed.join(', ')} failed half-way`,
      'read database.log for the reason; restore the backup from before, or resolve it by hand',
    )
  }
  if (missing.length > 0) {
    return wrong(
      `Migrations: ${missing.join(', ')} not applied`,
      'start Altaveu of this release: it applies them first',
    )
  }
  if (strange.length > 0) {
    return wrong(
      `Migrations: ${strange.join(', ')} unknown to this release`,
      'the database was used by a newer release: run that one',
    )
  }
  return ok(`Migrations: all ${known.length} applied`)
}
