import pg from 'pg'
import { checkRestored } from '@/commands/runtime/backup/check-restored'
import type { Figures } from '@/commands/runtime/backup/figures'
import { holdRestored, type WaitingMail } from '@/commands/runtime/backup/hold-restored'
import type { InstallationKeys } from '@/commands/runtime/backup/key-archive'
import type { UnpackedBackup } from '@/commands/runtime/backup/unpack-backup'
import { migrateDatabase } from '@/commands/runtime/migrate-database'
import { startLocalDatabase } from '@/commands/runtime/postgres/local-database'
import { databaseFolderOf, localPlainRoles } from '@/commands/runtime/postgres/local-database-url'
import { grantRoles } from '@/commands/runtime/roles/grant-roles'

export type RestoredDatabase = { figures: Figures; waiting: WaitingMail; migrations: string[] }

/**
 * Starts PostgreSQL on what was unpacked, which replays the WAL; looks whether it is whole; brings it to
 * this release's schema; holds what follows by itself; and stops it again. Throws a `Refusal` where
 * something is not as it should be.
 */
export async function restoreDatabase(
  folder: string,
  { beginning, ending }: UnpackedBackup,
  keys: InstallationKeys,
  at: Date,
): Promise<RestoredDatabase> {
  const database = await startLocalDatabase({ folder: databaseFolderOf(folder) })
  try {
    const figures = await asSuperuser(database.superuserUrl, (client) =>
      checkRestored(client, ending, keys),
    )
    const migrations = await migrateDatabase(database.url)
    await grantRoles(database.url, localPlainRoles)
    const waiting = await asSuperuser(database.superuserUrl, (client) =>
      holdRestored(client, beginning, at),
    )
    return { figures, waiting, migrations }
  } finally {
    await database.stop()
  }
}

async function asSuperuser<Result>(
  url: string,
  act: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  // A lost connection fails what is asked next.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
