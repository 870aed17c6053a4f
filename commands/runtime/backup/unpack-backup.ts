import { chownSync, existsSync, mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import type { Decrypter } from 'age-encryption'
import { mediaFolder } from '@/commands/runtime/backup/add-media'
import {
  type BackupBeginning,
  type BackupEnding,
  entryNames,
  isOfNewerFormat,
  readBeginning,
  readEnding,
} from '@/commands/runtime/backup/backup-manifest'
import { type ArchiveEntry, readArchive, textOf } from '@/commands/runtime/backup/read-archive'
import { postgresAccount } from '@/commands/runtime/postgres/postgres-account'
import { Refusal } from '@/commands/runtime/steps'

export type UnpackedBackup = { beginning: BackupBeginning; ending: BackupEnding }

/**
 * Unpacks a backup into an empty folder, after `check` has looked at what it says of itself. Throws a
 * `Refusal` where it is none, is not whole, or `check` throws one; what the folder holds then is to be
 * thrown away.
 */
export async function unpackBackup(
  path: string,
  decrypter: Decrypter,
  folder: string,
  check: (beginning: BackupBeginning) => void,
): Promise<UnpackedBackup> {
  let beginning: BackupBeginning | undefined
  let ending: BackupEnding | undefined
  for await (const entry of readArchive(path, decrypter)) {
    if (!beginning) {
      beginning = await beginningOf(entry, path)
      check(beginning)
    } else if (entry.name === entryNames.ending) {
      ending = readEnding(await textOf(entry))
    } else {
      await unpack(entry, folder)
    }
  }
  if (beginning && ending) return { beginning, ending }
  throw new Refusal(`${path} is not a whole backup: its end is missing`)
}

async function beginningOf(entry: ArchiveEntry, path: string): Promise<BackupBeginning> {
  const text = entry.name === entryNames.beginning ? await textOf(entry) : ''
  const beginning = readBeginning(text)
  if (beginning) return beginning
  throw new Refusal(
    isOfNewerFormat(text)
      ? `${path} was made by a newer release of Altaveu: restore it with that one`
      : `${path} holds no backup of Altaveu: is it the file of the keys?`,
  )
}

/** Whoever runs PostgreSQL owns the cluster. */
const clusterFolder = 'database/cluster'

async function unpack(entry: ArchiveEntry, folder: string): Promise<void> {
  const name = placeOf(entry.name)
  if (entry.isFolder) return makeFolder(folder, name)
  makeFolder(folder, dirname(name))
  const file = await open(join(folder, name), 'wx', 0o600)
  try {
    for await (const chunk of entry.content) await file.writeFile(chunk)
    const owner = ownerOf(folder, name)
    if (owner) await file.chown(owner.uid, owner.gid)
  } finally {
    await file.close()
  }
}

const ownerOf = (folder: string, name: string) =>
  isWithin(name, clusterFolder) ? postgresAccount(join(folder, clusterFolder)) : undefined

const isWithin = (name: string, folder: string) => name === folder || name.startsWith(`${folder}/`)

/** Nothing in a backup may be written anywhere else than where a backup has it. */
function placeOf(name: string): string {
  const place = normalize(name)
  const isKnown = [clusterFolder, 'database/password', mediaFolder].some((one) =>
    isWithin(place, one),
  )
  if (isKnown && !place.split('/').includes('..')) return place
  throw new Refusal(`The backup holds ${JSON.stringify(name)}, which no backup of Altaveu does`)
}

function makeFolder(folder: string, name: string): void {
  const path = join(folder, name)
  if (name === '.' || existsSync(path)) return
  makeFolder(folder, dirname(name))
  const owner = ownerOf(folder, name)
  mkdirSync(path, { mode: 0o700 })
  if (owner) chownSync(path, owner.uid, owner.gid)
}
