import { randomUUID } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { encrypterFor } from '@/commands/runtime/backup/age-keys'
import { type BackupPlaces, backupPlaces } from '@/commands/runtime/backup/backup-place'
import { deleteOlderBackups } from '@/commands/runtime/backup/delete-older-backups'
import { collectKeys, writeKeyArchive } from '@/commands/runtime/backup/key-archive'
import { inMegabytes, writeBackup } from '@/commands/runtime/backup/write-backup'
import { databaseFolderOf, localDatabaseUrl } from '@/commands/runtime/postgres/local-database-url'
import { printLine, Refusal, step } from '@/commands/runtime/steps'
import { withDatabase } from '@/commands/runtime/with-database'
import { backupTermDays } from '@/lib/backups/backup-term'
import { readSettings } from '@/lib/platform/settings'

export type BackupOptions = { keys: string; recipient: string[]; keepDays?: string }

/**
 * `altaveu backup FILE --keys FILE --recipient age1…`: writes the embedded database, while it runs or
 * not, and what else of the data folder cannot be made again into one encrypted file, and the keys into
 * another. Each is there whole or not at all. Throws a `Refusal` where it cannot.
 */
export async function backup(target: string, options: BackupOptions): Promise<void> {
  const { database, dataDir } = readSettings(process.env)
  if (database) throw new Refusal(databaseIsAnothers)
  if (!existsSync(databaseFolderOf(dataDir))) {
    throw new Refusal(`There is no installation in DATA_DIR ${dataDir}: nothing to back up`)
  }
  const keepDays = daysOf(options.keepDays)
  const encrypter = encrypterFor(options.recipient)
  const madeAt = new Date()
  const places = backupPlaces({ file: target, keys: options.keys }, dataDir, madeAt)
  const keys = collectKeys()
  await withDatabase(() =>
    withSuperuser(dataDir, async (client) => {
      await writeKeyArchive(places.keys, encrypter, keys, madeAt)
      await step(
        'Backup',
        () =>
          writeBackup(places.file, {
            ...{ id: randomUUID(), madeAt, client, dataDir },
            encrypter,
            keys,
          }),
        ({ bytes }) => `${inMegabytes(bytes)}, encrypted ${inMegabytes(sizeOf(places.file))}`,
      )
    }),
  )
  const made = { madeAt: madeAt.toISOString(), bytes: sizeOf(places.file), ...places }
  for (const file of deleteOlderBackups(dataDir, made, keepDays, madeAt)) {
    printLine(`Deleted ${file}, older than ${keepDays} days.`)
  }
  printPlaces(places)
}

const databaseIsAnothers =
  'DATABASE_URL is set: whoever runs that database backs it up (pg_dump, snapshots, archived WAL), ' +
  `encrypted, and keeps it for ${backupTermDays} days at most, as /privacy says. Beside it keep, apart ` +
  'from it and from each other, the keys of web and worker (DATA_DIR/keys, or what the environment ' +
  'gives), and the photos (DATA_DIR/media, or the bucket of S3_BUCKET)'

function daysOf(given: string | undefined): number {
  if (given === undefined) return backupTermDays
  const days = Number(given)
  if (/^\d+$/.test(given) && days >= 1 && days <= backupTermDays) return days
  throw new Refusal(
    `--keep-days must be from 1 to ${backupTermDays}, such as 7: /privacy says ${backupTermDays} at most`,
  )
}

/** One backup of a database at a time. Nothing that runs has this role: it may read any file. */
async function withSuperuser(
  dataDir: string,
  act: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: localDatabaseUrl(dataDir, 'superuser') })
  let lost: Error | undefined
  client.on('error', (error) => {
    lost = error
  })
  await client.connect()
  try {
    const { rows } = await client.query<{ isFirst: boolean }>(
      `SELECT pg_try_advisory_lock(hashtext('altaveu backup')) AS "isFirst"`,
    )
    if (!rows[0]?.isFirst) throw new Refusal('Another backup of this installation is being made')
    await act(client)
  } catch (error) {
    throw lost
      ? new Refusal('The database ended while it was copied: there is no new backup')
      : error
  } finally {
    await client.end().catch(() => undefined)
  }
}

function printPlaces({ file, keys }: BackupPlaces): void {
  printLine(`Backup: ${file}`)
  printLine(`Keys:   ${keys}`)
  if (dirname(file) === dirname(keys)) {
    printLine(
      'Both lie in one folder: take the keys elsewhere, so that nobody finds the two together.',
    )
  }
  printLine('To bring it back takes the two files and the identity that belongs to the recipient.')
}

const sizeOf = (path: string): number => statSync(path).size
