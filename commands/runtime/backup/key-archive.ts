import { createHmac } from 'node:crypto'
import type { Decrypter, Encrypter } from 'age-encryption'
import {
  backupFormat,
  entryNames,
  readKeysBeginning,
} from '@/commands/runtime/backup/backup-manifest'
import { readArchive, textOf } from '@/commands/runtime/backup/read-archive'
import { replaceFile } from '@/commands/runtime/backup/replace-file'
import { writeArchive } from '@/commands/runtime/backup/write-archive'
import { Refusal } from '@/commands/runtime/steps'
import { type KeyFiles, keyBytes, readKey } from '@/lib/platform/keys/key-files'
import { webKeyFiles } from '@/lib/platform/keys/web'
import { workerKeyFiles } from '@/lib/platform/keys/worker'

const files: Record<'web' | 'worker', KeyFiles> = { web: webKeyFiles, worker: workerKeyFiles }

/** All keys of an installation, by their path below DATA_DIR. */
export type InstallationKeys = ReadonlyMap<string, Buffer>

export const keyPath = (process: 'web' | 'worker', file: string) => `keys/${process}/${file}`

const paths = (['web', 'worker'] as const).flatMap((process) =>
  Object.entries(files[process]).map(([name, file]) => ({
    ...{ process, name, path: keyPath(process, file) },
  })),
)

/** The keys of both processes, from wherever they are. Throws `SettingsError` where one is not here. */
export function collectKeys(): InstallationKeys {
  return new Map(
    paths.map(({ process, name, path }) => [path, readKey(process, files[process], name)]),
  )
}

/**
 * Of each key, by its setting's name, what tells it from another and nothing of itself: nobody without
 * the key can make anything of it.
 */
export function fingerprintsOf(keys: InstallationKeys, backupId: string): Record<string, string> {
  const entries = paths.flatMap(({ name, path }) => {
    const key = keys.get(path)
    return key ? [[name, fingerprintOf(key, backupId)] as const] : []
  })
  return Object.fromEntries(entries)
}

const fingerprintOf = (key: Buffer, backupId: string) =>
  createHmac('sha256', key).update(`altaveu backup 1:${backupId}`).digest('hex')

/** Writes the keys into a file of their own. */
export async function writeKeyArchive(
  path: string,
  encrypter: Encrypter,
  keys: InstallationKeys,
  madeAt: Date,
): Promise<void> {
  const replacement = await replaceFile(path)
  try {
    await writeArchive(replacement.file, encrypter, async (archive) => {
      const beginning = { format: backupFormat, madeAt: madeAt.toISOString() }
      await archive.addContent(entryNames.keysBeginning, JSON.stringify(beginning))
      for (const [name, key] of keys) await archive.addContent(name, key.toString('base64'))
    })
    await replacement.commit()
  } catch (error) {
    await replacement.discard()
    throw error
  }
}

/**
 * Reads what `writeKeyArchive` wrote; a key that its release did not have yet is not there, and is made at
 * the next start. Throws a `Refusal` where the file is no such one, or not whole.
 */
export async function readKeyArchive(
  path: string,
  decrypter: Decrypter,
): Promise<InstallationKeys> {
  const found = new Map<string, string>()
  for await (const entry of readArchive(path, decrypter)) found.set(entry.name, await textOf(entry))
  if (!readKeysBeginning(found.get(entryNames.keysBeginning) ?? '')) {
    throw new Refusal(
      `${path} holds no keys of Altaveu: --keys is the file that backup wrote as such`,
    )
  }
  const keys = paths.flatMap(({ path: place }) => {
    const key = Buffer.from(found.get(place) ?? '', 'base64')
    return key.length === keyBytes ? [[place, key] as const] : []
  })
  return new Map(keys)
}
