import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { count } from '@/commands/doctor/finding'
import { decrypterWith } from '@/commands/runtime/backup/age-keys'
import { checkBackup } from '@/commands/runtime/backup/check-backup'
import { type InstallationKeys, readKeyArchive } from '@/commands/runtime/backup/key-archive'
import { type RestoredDatabase, restoreDatabase } from '@/commands/runtime/backup/restore-database'
import { openRestorePlace } from '@/commands/runtime/backup/restore-place'
import { unpackBackup } from '@/commands/runtime/backup/unpack-backup'
import { printLine, Refusal, step } from '@/commands/runtime/steps'
import { writeBackups } from '@/lib/backups/backup-ledger'
import { readSettings } from '@/lib/platform/settings'

export type RestoreOptions = { keys: string; identity: string[] }

/**
 * `altaveu restore FILE --keys FILE --identity FILE`: brings a backup back into an empty DATA_DIR, all of
 * it or nothing, and holds all that follows by itself until `altaveu resume`. Throws a `Refusal` where it
 * cannot; DATA_DIR is as it was then.
 */
export async function restore(path: string, options: RestoreOptions): Promise<void> {
  const { database, dataDir } = readSettings(process.env)
  if (database) {
    throw new Refusal(
      'DATABASE_URL is set: whoever runs that database brings its backups back. restore is for the ' +
        'embedded database, without DATABASE_URL',
    )
  }
  const at = new Date()
  const decrypter = decrypterWith(options.identity)
  const place = await openRestorePlace(dataDir)
  try {
    const keys = await readKeyArchive(options.keys, decrypter)
    const unpacked = await step('Unpacking', () =>
      unpackBackup(path, decrypter, place.folder, (beginning) => checkBackup(beginning, keys, at)),
    )
    const restored = await step('Checking', () => restoreDatabase(place.folder, unpacked, keys, at))
    writeKeys(place.folder, keys)
    const { madeAt } = unpacked.beginning
    const known = { madeAt, file: resolve(path), bytes: statSync(path).size }
    writeBackups(place.folder, [{ ...known, keys: resolve(options.keys) }])
    place.commit()
    printRestored(dataDir, new Date(madeAt), restored)
  } finally {
    await place.end()
  }
}

function writeKeys(folder: string, keys: InstallationKeys): void {
  for (const [name, key] of keys) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, key.toString('base64'), { mode: 0o600, flush: true })
  }
}

function printRestored(dataDir: string, madeAt: Date, restored: RestoredDatabase): void {
  const { figures, waiting, migrations } = restored
  const time = `${madeAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`
  for (const line of [
    `Restored into ${dataDir}: all that there was at ${time}.`,
    ...Object.entries(figures).map(([name, value]) => `  ${name}: ${value}`),
    ...(migrations.length > 0
      ? [`  ${count(migrations.length, 'migration')} of this release applied`]
      : []),
    'A seal of it opens with its keys.',
    '',
    'Held: no letter goes out, nothing is shown to anybody and nothing is deleted, until somebody says',
    '  npm run altaveu -- resume',
    `Before that, think of what happened after ${time}, which this copy does not know:`,
    '- Who was taken down, hid themselves or took a consent back since is shown in it: take-down SLUG',
    '- Who withdrew since is in it again, and who confirmed since is not: nobody here can tell who.',
    `- ${count(waiting.letters, 'letter')} and ${count(waiting.requests, 'request')} wait; those that went ` +
      'out since go out a second time.',
    '- Who left the staff since, or lost a role, is back: end them again (npm run altaveu -- staff end),',
    '  then npm run altaveu -- staff unlock. Until then nobody gets into the workspace.',
  ]) {
    printLine(line)
  }
}
