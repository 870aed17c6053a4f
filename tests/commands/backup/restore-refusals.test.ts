import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { backup } from '@/commands/backup'
import { restore } from '@/commands/restore'
import { decrypterWith, encrypterFor } from '@/commands/runtime/backup/age-keys'
import { type BackupBeginning, entryNames } from '@/commands/runtime/backup/backup-manifest'
import { checkBackup } from '@/commands/runtime/backup/check-backup'
import {
  fingerprintsOf,
  keyPath,
  readKeyArchive,
  writeKeyArchive,
} from '@/commands/runtime/backup/key-archive'
import { readArchive, textOf } from '@/commands/runtime/backup/read-archive'
import { writeArchive } from '@/commands/runtime/backup/write-archive'
import { Refusal } from '@/commands/runtime/steps'
import { webKeyFiles } from '@/lib/platform/keys/web'
import { workerKeyFiles } from '@/lib/platform/keys/worker'
import {
  type BackupFolders,
  backUp,
  backupFolders,
  newIdentity,
} from '@/tests/commands/backup/back-up'
import { startEmbedded } from '@/tests/commands/backup/start-embedded'
import { temporaryFolder } from '@/tests/support/temporary-folder'

const { path: folder, remove } = temporaryFolder('refusals')
afterAll(remove)
const dataDir = join(folder, 'data')
const target = join(folder, 'restored')
let places: BackupFolders
let bytes: Buffer

beforeAll(async () => {
  const running = await startEmbedded(dataDir)
  places = await backupFolders(folder)
  const { code, output } = await backUp(dataDir, places).ended
  await running.stop()
  if (code !== 0) throw new Error(output)
  bytes = readFileSync(places.file)
})

/** Restores in this process, and asserts that nothing is there afterwards. Returns what was said. */
async function refusalOf(changes: Partial<BackupFolders>, into = target): Promise<string> {
  process.env.DATA_DIR = into
  const { file, keys, identity } = { ...places, ...changes }
  const said = await messageOf(restore(file, { keys, identity: [identity] }))
  expect(existsSync(`${into}.restoring`)).toBe(false)
  if (into === target) expect(existsSync(into)).toBe(false)
  return said
}

/** What a command refuses with. */
async function messageOf(command: Promise<void>): Promise<string> {
  const written = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  try {
    await command
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  } finally {
    written.mockRestore()
  }
  throw new Error('It was not refused')
}

function fileOf(name: string, content: Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The same backup, with another beginning. */
async function withBeginning(name: string, change: (beginning: BackupBeginning) => object) {
  const path = join(folder, name)
  const file = await open(path, 'w')
  await writeArchive(file, encrypterFor([places.recipient]), async (archive) => {
    for await (const entry of readArchive(places.file, decrypterWith([places.identity]))) {
      if (entry.name !== entryNames.beginning) break
      const beginning = JSON.parse(await textOf(entry)) as BackupBeginning
      await archive.addContent(entry.name, JSON.stringify(change(beginning)))
      break
    }
    await archive.addContent('database/password', 'prova')
  })
  await file.close()
  return path
}

test.each([
  ['in its middle', 0.6, /cut off or damaged/],
  ['by its last byte', 1, /cut off or damaged/],
  ['in its first line', 0, /no backup of Altaveu, or is damaged at its beginning/],
])('a backup that is cut off %s', async (_where, part, words) => {
  const length = part === 0 ? 30 : Math.min(bytes.length - 1, Math.floor(bytes.length * part))
  expect(await refusalOf({ file: fileOf('cut', bytes.subarray(0, length)) })).toMatch(words)
})

test('a backup one bit of which is another', async () => {
  const damaged = Buffer.from(bytes)
  const middle = Math.floor(bytes.length / 2)
  damaged[middle] = (damaged[middle] ?? 0) ^ 1
  expect(await refusalOf({ file: fileOf('damaged', damaged) })).toMatch(/cut off or damaged/)
})

test('a backup, and keys, that are encrypted to another key', async () => {
  const other = await newIdentity(join(folder, 'other-identity'))
  const said = await refusalOf({ identity: other.identity })
  expect(said).toContain('is encrypted to another key than those of --identity')
})

test('the keys of another installation', async () => {
  const keys = join(folder, 'other.keys')
  const files = { web: Object.values(webKeyFiles), worker: Object.values(workerKeyFiles) }
  const others = (['web', 'worker'] as const).flatMap((process) =>
    files[process].map((file) => [keyPath(process, file), randomBytes(32)] as const),
  )
  await writeKeyArchive(keys, encrypterFor([places.recipient]), new Map(others), new Date())
  const said = await refusalOf({ keys })
  expect(said).toMatch(/keys are not those of this backup \(.*WEB_MASTER_KEY/)
  expect(said).toContain('WORKER_SEAL_KEY')
})

test('keys without one that the backup has; one that its release did not have is no reason', async () => {
  const path = join(folder, 'older.keys')
  const decrypter = decrypterWith([places.identity])
  const keys = new Map(await readKeyArchive(places.keys, decrypter))
  keys.delete(keyPath('web', webKeyFiles.WEB_MASTER_KEY))
  await writeKeyArchive(path, encrypterFor([places.recipient]), keys, new Date())
  expect(await refusalOf({ keys: path })).toMatch(/not those of this backup \(WEB_MASTER_KEY\)/)
  const backup = {
    id: randomUUID(),
    madeAt: new Date().toISOString(),
    postgres: 18,
    migrations: [],
  }
  const of = { ...backup, format: 1, keys: fingerprintsOf(keys, backup.id) } as const
  expect(() => checkBackup(of, keys, new Date())).not.toThrow()
})

test('the two files taken for each other', async () => {
  expect(await refusalOf({ keys: places.file })).toContain('holds no keys of Altaveu')
  expect(await refusalOf({ file: places.keys })).toContain('holds no backup of Altaveu')
})

test.each<[string, (beginning: BackupBeginning) => object, RegExp]>([
  [
    'of a newer release’s schema',
    (one) => ({ ...one, migrations: [...one.migrations, '29991231000000_later'] }),
    /newer release of Altaveu \(it has 29991231000000_later\)/,
  ],
  [
    'of another PostgreSQL',
    (one) => ({ ...one, postgres: 19 }),
    /of PostgreSQL 19, and .* brings 18/,
  ],
  ['of a newer format', (one) => ({ ...one, format: 2 }), /newer release of Altaveu/],
  [
    'of 31 days ago',
    (one) => ({ ...one, madeAt: new Date(Date.now() - 31 * 86_400_000).toISOString() }),
    /31 days ago.*\/privacy/,
  ],
  ['without its end', (one) => one, /its end is missing/],
])('a backup %s', async (name, change, words) => {
  expect(await refusalOf({ file: await withBeginning(`changed ${name}`, change) })).toMatch(words)
})

test('a folder that is not empty, which stays as it is', async () => {
  expect(await refusalOf({}, dataDir)).toContain('is not empty')
  expect(readdirSync(dataDir)).toContain('database')
})

/** Backs up in this process, which is refused before the database is asked for. */
function refusedBackup(changes: Partial<BackupFolders>, more: { keepDays?: string } = {}) {
  process.env.DATA_DIR = dataDir
  const { file, keys, recipient } = { ...places, ...changes }
  return messageOf(backup(file, { keys, recipient: [recipient], ...more }))
}

test('with DATABASE_URL each says whose the database is, and what else is to be kept', async () => {
  process.env.DATABASE_URL = 'postgresql://altaveu:prova@127.0.0.1:1/altaveu'
  onTestFinished(() => {
    delete process.env.DATABASE_URL
  })
  const words = /^DATABASE_URL is set: whoever runs that database/
  expect(await refusedBackup({})).toMatch(words)
  expect(await refusedBackup({})).toMatch(/keys of web and worker.*photos/)
  expect(await refusalOf({})).toMatch(words)
})

test.each([
  ['in the data folder', () => join(dataDir, 'mine.backup'), /lies in DATA_DIR/],
  [
    'over a file that is none',
    () => join(folder, 'identity'),
    /is no backup: it is not written over/,
  ],
  ['into a folder that is not there', () => join(folder, 'nowhere', 'mine'), /There is no folder/],
  ['over its own keys', () => places.keys, /another file than that of the backup/],
])('a backup %s', async (_where, place, words) => {
  expect(await refusedBackup({ file: place() })).toMatch(words)
})

test.each(['0', '31', '1.5', '-1', 'week'])(
  'a backup that is to be kept for %s days',
  async (days) => {
    expect(await refusedBackup({}, { keepDays: days })).toMatch(/^--keep-days must be from 1 to 30/)
  },
)

test('a recipient that is none, and an identity in its place, which is not repeated', async () => {
  const wrong = await refusedBackup({ recipient: 'age1prova' })
  expect(wrong).toMatch(/--recipient age1prova is no age recipient, such as age1/)
  const secret = readFileSync(places.identity, 'utf8').split('\n')[1] ?? ''
  const said = await refusedBackup({ recipient: secret })
  expect(said).toContain('(a secret identity)')
  expect(said).not.toContain(secret)
})
