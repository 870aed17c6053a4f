import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { startCommand } from '@/tests/commands/run-command'

/** Where a test's backups go, and the pair of keys that they are encrypted to. */
export type BackupFolders = {
  file: string
  keys: string
  identity: string
  recipient: string
}

/** Folders for data and keys below `folder`, and a new pair. */
export async function backupFolders(folder: string): Promise<BackupFolders> {
  const places = { data: join(folder, 'backups'), keys: join(folder, 'keys-elsewhere') }
  for (const place of Object.values(places)) mkdirSync(place)
  const { identity, recipient } = await newIdentity(join(folder, 'identity'))
  return {
    file: join(places.data, 'altaveu.backup'),
    keys: join(places.keys, 'altaveu.keys'),
    ...{ identity, recipient },
  }
}

/** A pair of keys: the file of the identity, and the recipient. */
export async function newIdentity(file: string): Promise<{ identity: string; recipient: string }> {
  const identity = await generateIdentity()
  writeFileSync(file, `# of a test\n${identity}\n`)
  return { identity: file, recipient: await identityToRecipient(identity) }
}

export const backUp = (dataDir: string, { file, keys, recipient }: BackupFolders) =>
  startCommand(['backup', file, '--keys', keys, '--recipient', recipient], { DATA_DIR: dataDir })

export const restoreInto = (
  dataDir: string,
  { file, keys, identity }: Omit<BackupFolders, 'recipient'>,
) => startCommand(['restore', file, '--keys', keys, '--identity', identity], { DATA_DIR: dataDir })
