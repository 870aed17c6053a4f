import { prepareDataFolder } from '@/commands/runtime/data-folder'
import { dataFolderHolder, lockDataFolder } from '@/commands/runtime/data-folder-lock'
import { migrateDatabase } from '@/commands/runtime/migrate-database'
import { keepDatabase } from '@/commands/runtime/postgres/keep-database'
import { localDatabaseUrl, localPlainRoles } from '@/commands/runtime/postgres/local-database-url'
import { grantRoles } from '@/commands/runtime/roles/grant-roles'
import { readSettings } from '@/lib/platform/settings'

/**
 * Runs an operator's command against the installation's database: the one of DATABASE_URL, the one
 * of a running start, or else the data folder's own, started for the command.
 */
export async function withDatabase(act: () => Promise<void>): Promise<void> {
  const { dataDir, database: given } = readSettings(process.env)
  if (given) return act()
  prepareDataFolder(dataDir, true)
  if (await dataFolderHolder(dataDir)) {
    process.env.DATABASE_URL = localDatabaseUrl(dataDir)
    return act()
  }
  const lock = await lockDataFolder(dataDir)
  const database = await keepDatabase(dataDir)
  try {
    process.env.DATABASE_URL = database.url
    await migrateDatabase(database.url)
    await grantRoles(database.url, localPlainRoles)
    await act()
  } finally {
    await database.stop()
    await lock.release()
  }
}
