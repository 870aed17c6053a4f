import { spawn } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { lockDataFolder } from '@/commands/runtime/data-folder-lock'
import { migrateDatabase } from '@/commands/runtime/migrate-database'
import { startLocalDatabase } from '@/commands/runtime/postgres/local-database'
import { databaseFolderOf } from '@/commands/runtime/postgres/local-database-url'
import { ensureLocalKeys } from '@/lib/platform/keys/ensure-local-keys'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { root } from '@/tests/support/root'
import { answerAll, deliverAll, sign } from '@/tests/support/signing'
import { temporaryFolder } from '@/tests/support/temporary-folder'

const { database, folder } = await ownInstallation()

/** Runs the command as an operator would; nothing of the tests' own settings reaches it. */
async function doctor(env: Record<string, string>, args: string[] = []) {
  const { PATH = '', HOME = '/', TMPDIR } = process.env
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'commands/main.ts', 'altaveu', 'doctor', ...args],
    {
      cwd: root,
      env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), NODE_ENV: 'production', ...env },
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, said }
}

const here = { DATABASE_URL: database.url, DATA_DIR: folder }

test('where all is well it says so, and the letters that went out', async () => {
  const { slug } = await addCampaign()
  await sign(slug, { email: 'well@example.org', name: 'Quirze Prova' })
  await deliverAll()
  const { code, said } = await doctor(here)
  expect(said).toContain('All is well.')
  expect(code).toBe(0)
  for (const part of [
    /Database: answers/,
    /Migrations: all \d+ applied/,
    /Keys of the web: (\d) keys, \1 in files with mode 0600/,
    /Keys of the worker: 3 keys/,
    /Mail: 0 letters and 0 requests wait/,
    /Letters of the last 7 days: 1 sent/,
    /Retention: nothing past its term/,
    /Disk: \d+ MB free/,
    /local mailbox/,
  ]) {
    expect(said).toMatch(part)
  }
  expect(said).not.toMatch(/Quirze|well@/)
})

test('--help says what it does', async () => {
  const { code, said } = await doctor({}, ['--help'])
  expect(code).toBe(0)
  expect(said).toMatch(/exit code 1/)
  expect(said).toMatch(/no personal data/)
})

test('each thing that is wrong is told of with what to do, and the exit code is 1', async () => {
  const { id, slug } = await addCampaign()
  await sign(slug, { email: 'late@example.org' })
  await answerAll()
  await database.query(
    `UPDATE letter SET since = now() - interval '3 hours', due_at = now() - interval '2 hours'`,
  )
  await database.query(
    `INSERT INTO link_request (id, campaign_id, address_key, sealed, locale, received_at, due_at)
     SELECT gen_random_uuid(), $1, sha256('x'), '', 'ca', at, at FROM (SELECT now() - interval '4 days') t (at)`,
    [id],
  )
  await database.query(
    `INSERT INTO mail_batch VALUES (gen_random_uuid(), now() - interval '30 hours', 2,
       now() - interval '4 hours', gen_random_uuid())`,
  )
  await database.query(
    `INSERT INTO mail_total VALUES (now()::date, 'unknown', 4), (now()::date, 'refused', 2)
     ON CONFLICT DO NOTHING`,
  )
  await database.query(`INSERT INTO mail_stop VALUES (sha256('b'), 'bounce', now()::date + 9)`)
  const [gone] = await database.query<{ name: string }>(
    `DELETE FROM _prisma_migrations WHERE migration_name LIKE '%\\_mail' RETURNING migration_name AS name`,
  )
  const old = join(folder, 'mailbox', 'old.eml')
  writeFileSync(old, '')
  utimesSync(old, new Date(), Date.now() / 1_000 - 15 * 86_400)
  const key = join(folder, 'keys', 'web', 'master')
  chmodSync(key, 0o644)

  const bad = await doctor(here)
  expect(bad.code).toBe(1)
  expect(bad.said).toMatch(/WRONG Migrations: \d+_mail not applied\n {6}→ start Altaveu/)
  expect(bad.said).toMatch(/WRONG WEB_MASTER_KEY: .*mode 0644\n {6}→ .*chmod 600/)

  await database.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
     VALUES ('mail', '', $1, now())`,
    [gone?.name],
  )
  chmodSync(key, 0o600)
  const { code, said } = await doctor(here)
  expect(code).toBe(1)
  for (const part of [
    /WRONG Mail: 1 letter \(the oldest since 3 hours ago\) and 1 request \(due since 4 days ago\) wait: it is late/,
    /WRONG Mail: 1 batch of unknown outcome, the oldest handed over 30 hours ago/,
    /note {2}Letters of the last 7 days: 1 sent, 2 refused, 4 unknown/,
    /No mail goes to 1 address that bounced and 0 that complained/,
    /WRONG Retention: 1 row in link_request past their term/,
    /WRONG Retention: 1 row in mail_batch past their term/,
    /WRONG Retention: 1 file in mailbox\/ past/,
    /5 things to mend\./,
  ]) {
    expect(said).toMatch(part)
  }
  expect(said).not.toMatch(/late@|example\.org/)
})

test('a missing key, and a public key that is another worker’s', async () => {
  const data = temporaryFolder('doctor')
  const other = temporaryFolder('doctor')
  onTestFinished(() => [data, other].forEach(({ remove }) => void remove()))
  for (const { path } of [data, other]) ensureLocalKeys(path)
  const place = (path: string) => join(path, 'keys', 'web', 'seal.pub')
  copyFileSync(place(other.path), place(data.path))
  const swapped = await doctor({ ...here, DATA_DIR: data.path })
  expect(swapped.code).toBe(1)
  expect(swapped.said).toMatch(/WRONG WORKER_SEAL_PUBLIC_KEY is not of the key/)
  rmSync(place(data.path))
  const missing = await doctor({ ...here, DATA_DIR: data.path })
  expect(missing.code).toBe(1)
  expect(missing.said).toMatch(/WRONG WORKER_SEAL_PUBLIC_KEY: .* is not there/)
})

test('with Resend it says how to see that tracking is off, and that no report will come', async () => {
  const { said } = await doctor({
    ...here,
    RESEND_API_KEY: 're_prova',
    MAIL_FROM: 'Altaveu <altaveu@example.org>',
  })
  expect(said).toMatch(/Transport: Resend/)
  expect(said).toMatch(/open and click tracking must both be off/)
  expect(said).toMatch(/RESEND_WEBHOOK_SECRET/)
  expect(said).not.toContain('re_prova')
})

test('a database that is away is told of, without its password', async () => {
  const { code, said } = await doctor({
    DATABASE_URL: 'postgresql://altaveu:secretword@127.0.0.1:1/altaveu',
    DATA_DIR: folder,
  })
  expect(code).toBe(1)
  expect(said).toMatch(/WRONG Database: does not answer/)
  expect(said).toMatch(/Disk:/)
  expect(said).not.toContain('secretword')
})

test('where nothing was ever started it makes nothing and says so', async () => {
  const data = temporaryFolder('doctor')
  onTestFinished(data.remove)
  const { code, said } = await doctor({ DATA_DIR: data.path })
  expect(code).toBe(1)
  expect(said).toMatch(/There is no installation in DATA_DIR/)
})

test('the embedded database is asked while Altaveu runs, and started for as long as it looks where not', async () => {
  const data = temporaryFolder('doctor')
  onTestFinished(data.remove)
  mkdirSync(databaseFolderOf(data.path), { recursive: true, mode: 0o711 })
  const local = await startLocalDatabase({ folder: databaseFolderOf(data.path) })
  onTestFinished(local.stop)
  await migrateDatabase(local.url)
  ensureLocalKeys(data.path)
  const lock = await lockDataFolder(data.path)
  const running = await doctor({ DATA_DIR: data.path })
  expect(running.said).toContain('All is well.')
  expect(running.code).toBe(0)
  await lock.release()
  await local.stop()
  const { code, said } = await doctor({ DATA_DIR: data.path })
  expect(said).toContain('All is well.')
  expect(code).toBe(0)
})
