import { join } from 'node:path'
import type { Encrypter } from 'age-encryption'
import type pg from 'pg'
import { addMedia } from '@/commands/runtime/backup/add-media'
import {
  type BackupBeginning,
  backupFormat,
  entryNames,
} from '@/commands/runtime/backup/backup-manifest'
import { copyCluster } from '@/commands/runtime/backup/base-backup'
import { type Figures, rangesOf, readFigures } from '@/commands/runtime/backup/figures'
import { fingerprintsOf, type InstallationKeys } from '@/commands/runtime/backup/key-archive'
import { replaceFile } from '@/commands/runtime/backup/replace-file'
import { type Archive, writeArchive } from '@/commands/runtime/backup/write-archive'
import { databaseFolderOf, localRoles } from '@/commands/runtime/postgres/local-database-url'
import { printLine } from '@/commands/runtime/steps'

export type BackupSource = {
  id: string
  madeAt: Date
  /** A superuser's connection, used for nothing else. */
  client: pg.Client
  dataDir: string
  encrypter: Encrypter
  keys: InstallationKeys
}

/** Writes a backup to a path, where it stands once it is whole. Returns how much data went into it. */
export async function writeBackup(path: string, source: BackupSource): Promise<{ bytes: number }> {
  const replacement = await replaceFile(path)
  let bytes = 0
  try {
    await writeArchive(replacement.file, source.encrypter, async (archive) => {
      bytes = await fillArchive(archive, source)
    })
    await replacement.commit()
    return { bytes }
  } catch (error) {
    await replacement.discard()
    throw error
  }
}

async function fillArchive(archive: Archive, source: BackupSource): Promise<number> {
  const { client, dataDir } = source
  const database = databaseFolderOf(dataDir)
  const beginning = await beginningOf(source)
  await archive.addContent(entryNames.beginning, JSON.stringify(beginning))
  // The superuser's, which the cluster knows; those of the other roles are made anew.
  const { passwordFile } = localRoles.superuser
  await archive.addFile(join('database', passwordFile), join(database, passwordFile))
  const media = await addMedia(archive, dataDir)
  const atEnd: Figures[] = []
  const copied = await copyCluster(client, join(database, 'cluster'), 'database/cluster', archive, {
    onProgress: printProgress(),
    atEnd: async () => void atEnd.push(await readFigures(client)),
  })
  const ending = { stopLsn: copied.stopLsn, figures: rangesOf(atEnd) }
  await archive.addContent(entryNames.ending, JSON.stringify(ending))
  return copied.bytes + media
}

async function beginningOf({ client, id, madeAt, keys }: BackupSource): Promise<BackupBeginning> {
  const { rows } = await client.query<{ postgres: number; migrations: string[] }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS postgres,
       ARRAY(SELECT migration_name::text FROM _prisma_migrations
         WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1) AS migrations`,
  )
  const { postgres = 0, migrations = [] } = rows[0] ?? {}
  return {
    ...{ format: backupFormat, id, madeAt: madeAt.toISOString(), postgres, migrations },
    keys: fingerprintsOf(keys, id),
  }
}

/** A line at each tenth of what there is to copy, where that is much. */
function printProgress(): (copied: number, all: number) => void {
  let told = 0
  return (copied, all) => {
    const tenths = all === 0 ? 0 : Math.floor((10 * copied) / all)
    if (all < 100 * megabyte || tenths <= told || tenths >= 10) return
    told = tenths
    printLine(`  ${inMegabytes(copied)} of ${inMegabytes(all)}`)
  }
}

const megabyte = 1024 * 1024

export const inMegabytes = (bytes: number) => `${Math.max(1, Math.round(bytes / megabyte))} MB`
