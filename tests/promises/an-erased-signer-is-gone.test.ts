import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startLocalDatabase } from '@/commands/runtime/postgres/local-database'
import { addressOf } from '@/lib/i18n/routing'
import { closeDatabase } from '@/lib/platform/db'
import { ask, countOf, signByJson } from '@/tests/http/ask'
import { formIn, sendForm, wordsOf } from '@/tests/http/form'
import { type Button, ownPage } from '@/tests/http/own-page'
import { addCampaign } from '@/tests/support/campaign'
import { ask as askDatabase, type Database } from '@/tests/support/database'
import { fixRolePasswords, migrateAndGrant } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import { makeInstallation, workIn } from '@/tests/support/installation'
import { linkIn } from '@/tests/support/mail/mailbox'
import { findOnDisk } from '@/tests/support/promises/find-on-disk'
import { tablesThatHold } from '@/tests/support/signers/every-table'
import { addLinkRequest, keyOf } from '@/tests/support/signers/link-request'
import { startSite } from '@/tests/support/site'
import { temporaryFolder } from '@/tests/support/temporary-folder'

let databaseLog = ''
const folder = temporaryFolder('erased')
const databaseFolder = join(folder.path, 'database')
fixRolePasswords(databaseFolder)
const postgres = await startLocalDatabase({
  folder: databaseFolder,
  onLog: (text) => {
    databaseLog += text
  },
})
await migrateAndGrant(postgres.url)
const url = postgres.superuserUrl
const database: Database = {
  url,
  query: (text, values) => askDatabase(url, text, values),
  drop: async () => undefined,
}
const installation = await makeInstallation(database)
workIn(installation)
const site = await startSite({ installation })
const { origin } = site
const { id, slug } = await addCampaign()
let stopped = false

afterAll(async () => {
  await closeDatabase()
  if (!stopped) await postgres.stop()
  await installation.remove()
  folder.remove()
})

type Signer = { name: string; email: string; shown: boolean; how: Exclude<Button, 'open' | 'save'> }

const signers: Signer[] = [
  {
    name: 'Zenòbia Quirze i Clar',
    email: 'Zenobia.Quirze@example.org',
    shown: false,
    how: 'withdraw',
  },
  { name: 'Ömer Yıldızlı', email: 'omer.yildizli@example.org', shown: false, how: 'reportNotMe' },
  { name: 'Hilari Vespre Blau', email: 'hilari.vespre@example.org', shown: true, how: 'withdraw' },
]
const stays = { name: 'Úrsula Nit Serena', email: 'ursula.nit@example.org' }
const secrets = [...signers, { ...stays, shown: false }].flatMap(({ name, email, shown }) => [
  ...(shown ? [] : [name, name.toLowerCase(), name.normalize('NFD')]),
  email,
  email.toLowerCase(),
  email.slice(0, email.indexOf('@')),
])
const tokens = new Map<string, string>()
const traces = new Map<string, (string | Uint8Array)[]>()

const tokenIn = async (email: string, many: number) =>
  new URL(linkIn(await site.mailbox.letterTo(email, many))).pathname.split('/').at(-1) ?? ''

/**
 * All values by which the database knows an address: its key, and ids, hashes and ciphers of its
 * rows.
 */
async function tracesOf(email: string): Promise<(string | Uint8Array)[]> {
  const key = await keyOf(slug, email)
  const rows = await database.query<Record<string, string | Buffer | null>>(
    `SELECT id, public_name_sealed AS hash, sealed AS copy FROM signature WHERE address_key = $1
     UNION ALL SELECT request_id, link_hash, copy FROM signature_link WHERE address_key = $1
     UNION ALL SELECT id, link_hash, signer_copy FROM signature_request WHERE address_key = $1
     UNION ALL SELECT id, NULL, sealed FROM signature_request WHERE address_key = $1`,
    [key],
  )
  return [key, ...rows.flatMap((row) => Object.values(row).filter((one) => one !== null))]
}

test('people sign, confirm, sign again, look, take their data along and are shown', async () => {
  for (const { name, email } of [...signers, stays]) {
    await signByJson(origin, slug, { name, email, country: 'PT', locale: 'en' })
    const token = await tokenIn(email, 1)
    tokens.set(email, token)
    const path = addressOf('en', 'confirm', { token })
    const form = formIn((await ask(origin, path)).text, 'showName')
    await sendForm(origin, path, { ...form, showName: 'on', publicName: name })
    await signByJson(origin, slug, { name, email, locale: 'en' })
    await site.mailbox.letterTo(email, 2)
    const page = ownPage(origin, token)
    expect(wordsOf((await page.open()).text)).toContain(email)
    const data = await sendForm(origin, page.dataPath, { token })
    expect(JSON.parse(data.text)).toMatchObject({ name, email })
    traces.set(email, await tracesOf(email))
  }
  expect(await countOf(origin, slug)).toBeLessThanOrEqual(4)
  const [, , hilari] = signers
  await database.query(`UPDATE signature SET public_name = $1 WHERE address_key = $2`, [
    hilari?.name,
    await keyOf(slug, hilari?.email ?? ''),
  ])
  expect(await tablesThatHold(database, [hilari?.name ?? ''])).toEqual(['signature'])
})

test('each erases what is held, and it is in no table any more but the totals', async () => {
  await site.worker.stop()
  for (const { email, how } of signers) {
    // Rows that the worker has not answered yet: a new signature, and a link request.
    await signByJson(origin, slug, { email, locale: 'en' })
    const question = await addLinkRequest(database, slug, email)
    const all = [...(await tracesOf(email)), ...(traces.get(email) ?? []), question]
    traces.set(email, all)
    expect((await tablesThatHold(database, all)).length).toBeGreaterThan(2)
    const page = ownPage(origin, tokens.get(email) ?? '')
    const answer = await page.send(await page.form(how))
    expect(wordsOf(answer.text)).toMatch(/nothing is held/i)
    const left = await tablesThatHold(database, all)
    // For 30 days the hash of an address that is not to be written to, and nothing else.
    expect(left).toEqual(how === 'reportNotMe' ? ['campaign_mail_stop'] : [])
  }
  const hidden = signers.map(({ name }) => name)
  expect(await tablesThatHold(database, hidden)).toEqual([])
  const letters = await database.query('SELECT 1 FROM letter')
  expect(letters).toHaveLength(2)
  await site.startAgain('worker')
  await site.mailbox.letterTo(signers[0]?.email ?? '', 3)
  await eventually(
    'rest',
    async () =>
      (await database.query('SELECT 1 FROM letter UNION ALL SELECT 1 FROM tally_change')).length ===
      0,
  )
  const totals = await database.query('SELECT sum(total)::int AS total FROM tally')
  expect(totals).toEqual([{ total: 1 }])
  // Who stays is found: the search sees what is there.
  expect(await tablesThatHold(database, traces.get(stays.email) ?? [])).toEqual([
    'signature',
    'signature_link',
  ])
  expect(await countOf(origin, slug)).toBe(1)
})

const canary = 'Llibertat per a la Canària del Fanal'
const onDisk = (whats: string[]) =>
  findOnDisk(whats, [folder.path, installation.folder], [databaseLog, ...site.log()])

test('no address, no hidden name and no link of theirs is in any file or log but the mailbox', async () => {
  await database.query('UPDATE campaign_text SET title = $1 WHERE campaign_id = $2', [canary, id])
  await database.query('CHECKPOINT')
  const places = onDisk([canary]).join()
  expect(places).toMatch(/\/base\//)
  expect(places).toMatch(/\/pg_wal\//)
  expect(onDisk([...secrets, ...tokens.values()])).toEqual([])
})

test('nor when all has ended', async () => {
  await site.stop()
  await closeDatabase()
  await postgres.stop()
  stopped = true
  expect(onDisk([...secrets, ...tokens.values()])).toEqual([])
})
