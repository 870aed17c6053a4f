import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { closeDatabase } from '@/lib/platform/db'
import { ensureLocalKeys } from '@/lib/platform/keys/ensure-local-keys'
import { type Database, freshDatabase } from '@/tests/support/database'
import { temporaryFolder } from '@/tests/support/temporary-folder'

/** The parts of an installation: a database, keys and data folders, all its own. */
export type Installation = {
  database: Database
  /** Holds the keys of both processes and the mailbox, as a real data folder does. */
  folder: string
  /** The data folders of the processes apart: each holds its own keys only. */
  webFolder: string
  workerFolder: string
  remove(): Promise<void>
}

export async function makeInstallation(database?: Database): Promise<Installation> {
  const folder = temporaryFolder('data')
  ensureLocalKeys(folder.path)
  mkdirSync(join(folder.path, 'mailbox'), { mode: 0o700 })
  for (const process of ['web', 'worker'] as const) makeDataFolder(process, folder.path)
  const own = database ?? (await freshDatabase())
  return {
    ...installationIn(folder.path, own),
    async remove() {
      if (!database) await own.drop()
      folder.remove()
    },
  }
}

/** An installation that exists already, for code that does not decide when it ends. */
export function installationIn(folder: string, database: Database): Installation {
  return {
    database,
    folder,
    webFolder: dataFolderOf('web', folder),
    workerFolder: dataFolderOf('worker', folder),
    remove: async () => undefined,
  }
}

const dataFolderOf = (process: 'web' | 'worker', folder: string) => join(folder, `of-${process}`)

function makeDataFolder(process: 'web' | 'worker', folder: string): void {
  const own = dataFolderOf(process, folder)
  mkdirSync(join(own, 'keys'), { recursive: true, mode: 0o700 })
  cpSync(join(folder, 'keys', process), join(own, 'keys', process), { recursive: true })
  symlinkSync('../mailbox', join(own, 'mailbox'))
}

/** From here on the code that this test file calls works in that installation. Call it once, first. */
export function workIn(installation: Installation): void {
  process.env.DATABASE_URL = installation.database.url
  process.env.DATA_DIR = installation.folder
}

/** Makes an installation for a file that tests acts, in which this process works. */
export async function ownInstallation(): Promise<Installation> {
  const installation = await makeInstallation()
  workIn(installation)
  afterAll(async () => {
    await closeDatabase()
    await installation.remove()
  })
  return installation
}
