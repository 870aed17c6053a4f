import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm'
import { writeCountryNames } from '@/commands/runtime/write-country-names'
import { canConnect } from '@/prisma/engine/check-database'
import { openEngine } from '@/prisma/engine/open-engine'

const folder = join(import.meta.dirname, '../../prisma/migrations')

/**
 * Applies the migrations that a database lacks, as `prisma migrate deploy` does and with the same
 * engine, but in this process, so that the database's password appears on no command line. Then
 * writes the countries' names, which no migration contains. Returns the migrations' names. Throws
 * where one fails, or where an earlier one failed and was not resolved.
 */
export async function migrateDatabase(url: string): Promise<string[]> {
  const refusal = await canConnect(url)
  if (refusal) throw new Error(refusal.message)
  const migrationsList = readMigrations()
  const { engine, close } = await openEngine(url)
  try {
    const filters = { externalTables: [], externalEnums: [] }
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
    await writeCountryNames(url)
    return appliedMigrationNames
  } finally {
    await close()
  }
}

/** The names of the migrations that this release knows, in their order. */
export function migrationNames(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

function readMigrations(): MigrationList {
  const names = migrationNames()
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: read('migration_lock.toml') },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: read(join(path, 'migration.sql')) },
      },
    })),
  }
}

const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
