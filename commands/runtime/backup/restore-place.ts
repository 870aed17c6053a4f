import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { prepareDataFolder } from '@/commands/runtime/data-folder'
import { lockDataFolder } from '@/commands/runtime/data-folder-lock'
import { databaseFolderOf } from '@/commands/runtime/postgres/local-database-url'
import { stopLeftoverDatabase } from '@/commands/runtime/postgres/stop-leftover-database'
import { Refusal } from '@/commands/runtime/steps'

/** A folder beside DATA_DIR in which a restoration is made, and which takes its place when it is whole. */
export type RestorePlace = {
  folder: string
  /** Puts the folder in the place of DATA_DIR. */
  commit(): void
  /** Throws the folder away, unless it has taken its place. */
  end(): Promise<void>
}

/**
 * Opens the place for a restoration into an empty DATA_DIR, and clears what a killed one left there.
 * Throws a `Refusal` where DATA_DIR holds anything, or cannot be replaced as a whole.
 */
export async function openRestorePlace(dataDir: string): Promise<RestorePlace> {
  refuseUnlessEmpty(dataDir)
  const folder = `${dataDir}.restoring`
  const parent = dirname(dataDir)
  if (!existsSync(parent)) throw new Refusal(`There is no folder ${parent} for DATA_DIR to lie in`)
  if (existsSync(dataDir) && statSync(dataDir).dev !== statSync(parent).dev) {
    throw new Refusal(
      `DATA_DIR ${dataDir} is a disk of its own, and a restoration takes the place of a whole folder: ` +
        `set DATA_DIR to a folder on it, such as ${join(dataDir, 'altaveu')}`,
    )
  }
  prepareDataFolder(folder, true)
  const lock = await lockDataFolder(folder)
  await clear(folder)
  prepareDataFolder(folder, true)
  let isCommitted = false
  return {
    folder,
    commit() {
      refuseUnlessEmpty(dataDir)
      // An empty folder is replaced in one step, and one that is not empty by no means.
      renameSync(folder, dataDir)
      isCommitted = true
    },
    async end() {
      if (!isCommitted) await clear(folder, { andItself: true })
      await lock.release()
    },
  }
}

function refuseUnlessEmpty(dataDir: string): void {
  if (!existsSync(dataDir)) return
  if (statSync(dataDir).isDirectory() && readdirSync(dataDir).length === 0) return
  throw new Refusal(
    `DATA_DIR ${dataDir} is not empty: a restoration never mixes with what is there. Move it away, or ` +
      'set DATA_DIR to an empty folder',
  )
}

/** The folder itself stays while it is locked: the lock is of this very one. */
async function clear(folder: string, { andItself = false } = {}): Promise<void> {
  await stopLeftoverDatabase(join(databaseFolderOf(folder), 'cluster'))
  for (const name of readdirSync(folder))
    rmSync(join(folder, name), { recursive: true, force: true })
  if (andItself) rmSync(folder, { recursive: true, force: true })
}
