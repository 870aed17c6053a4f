import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { prepareDataFolder } from '@/commands/runtime/data-folder'
import { lockDataFolder } from '@/commands/runtime/data-folder-lock'
import { startLocalDatabase } from '@/commands/runtime/postgres/local-database'
import { databaseFolderOf } from '@/commands/runtime/postgres/local-database-url'
import { ensureLocalKeys } from '@/lib/platform/keys/ensure-local-keys'
import { databaseAt } from '@/tests/support/database'
import { fixRolePasswords, migrateAndGrant } from '@/tests/support/database-roles'
import { type Installation, installationIn } from '@/tests/support/installation'

export type EmbeddedInstallation = Installation & {
  port: number
  /** Ends it as a stop does; its files stay. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL of a data folder and holds the folder, as `npm start` does: made where
 * there is nothing, brought to this release's schema, its roles under the passwords that tests know. Web and worker
 * work in the same folder, as those of a small installation do.
 */
export async function startEmbedded(
  folder: string,
  options: { port?: number } = {},
): Promise<EmbeddedInstallation> {
  prepareDataFolder(folder, true)
  mkdirSync(join(folder, 'mailbox'), { recursive: true, mode: 0o700 })
  const lock = await lockDataFolder(folder)
  ensureLocalKeys(folder)
  fixRolePasswords(databaseFolderOf(folder))
  const local = await startLocalDatabase({ folder: databaseFolderOf(folder), ...options })
  await migrateAndGrant(local.url)
  const database = databaseAt(local.url)
  return {
    ...installationIn(folder, database),
    ...{ webFolder: folder, workerFolder: folder, port: local.port },
    async stop() {
      await local.stop()
      await lock.release()
    },
  }
}
