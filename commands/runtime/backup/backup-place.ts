import { closeSync, existsSync, openSync, readSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { Refusal } from '@/commands/runtime/steps'

export type BackupPlaces = { file: string; keys: string }

/**
 * Where a backup and its keys are written: at those paths or, where a path is a folder, in it under a
 * name with the time. Throws a `Refusal` for a place that is none, that lies in the data folder, which
 * the backup is to outlive, or that holds something else.
 */
export function backupPlaces(
  given: { file: string; keys: string },
  dataDir: string,
  at: Date,
): BackupPlaces {
  const time = at.toISOString().slice(0, 16).replace(/[-:]/g, '')
  const file = placeOf(given.file, `altaveu-${time}Z.backup`, dataDir)
  const keys = placeOf(given.keys, `altaveu-${time}Z.keys`, dataDir)
  if (file === keys) throw new Refusal('--keys must be another file than that of the backup')
  return { file, keys }
}

function placeOf(given: string, name: string, dataDir: string): string {
  const path = isFolder(given) ? join(given, name) : resolve(given)
  const folder = dirname(path)
  if (!existsSync(folder)) throw new Refusal(`There is no folder ${folder} to write into`)
  const place = join(realpathSync(folder), basename(path))
  if (!relative(realpathSync(dataDir), place).startsWith('..')) {
    throw new Refusal(
      `${place} lies in DATA_DIR: what destroys the one destroys the other. Name another disk’s folder`,
    )
  }
  if (existsSync(place) && !isEncrypted(place)) {
    throw new Refusal(`${place} is there and is no backup: it is not written over`)
  }
  return place
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

const firstBytes = 'age-encryption.org/v1\n'

/** Whether a file begins as all that backup writes. */
export function isEncrypted(path: string): boolean {
  const bytes = Buffer.alloc(firstBytes.length)
  try {
    const file = openSync(path, 'r')
    readSync(file, bytes)
    closeSync(file)
  } catch {
    return false
  }
  return bytes.toString('latin1') === firstBytes
}
