import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startLocalDatabase } from '@/commands/runtime/postgres/local-database'
import { closeDatabase } from '@/lib/platform/db'
import { ask, signByJson } from '@/tests/http/ask'
import { formIn, sendForm } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { ask as askDatabase } from '@/tests/support/database'
import { fixRolePasswords, migrateAndGrant } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import { makeInstallation, workIn } from '@/tests/support/installation'
import { linkIn } from '@/tests/support/mail/mailbox'
import { findOnDisk } from '@/tests/support/promises/find-on-disk'
import { encodingsOf, foundIn } from '@/tests/support/promises/search-patterns'
import { startSite } from '@/tests/support/site'
import { temporaryFolder } from '@/tests/support/temporary-folder'

/** PostgreSQL's own log, as `npm start` would store it. */
let databaseLog = ''
const folder = temporaryFolder('whole')
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
const installation = await makeInstallation({
  url,
  query: (text, values) => askDatabase(url, text, values),
  drop: async () => undefined,
})
workIn(installation)
const site = await startSite({ installation })
const { origin } = site
const canary = 'Llibertat per a la Canària del Fanal'
const { id, slug } = await addCampaign()
await closeDatabase()
let stopped = false

afterAll(async () => {
  if (!stopped) await postgres.stop()
  await installation.remove()
  folder.remove()
})

const people = [
  { name: 'Zenòbia Quirze i Clar', email: 'Zenobia.Quirze@example.org' },
  { name: 'Hilari Vespre Blau', email: 'hilari.vespre+petition@gmail.com' },
  { name: 'Ömer Yıldızlı', email: 'omer.yildizli@bücher.example.org' },
  { name: 'Úrsula Nit Serena', email: 'ursula.nit@example.org' },
]
/**
 * A person who asks for a link without having signed, and a typo in an address with its correction.
 */
const strangers = [
  'violant.estel@example.org',
  'zenobia.lapsus@gmial.com',
  'zenobia.lapsus@gmail.com',
]
/** The values that the test looks for; names of those who asked to be shown follow later. */
const secrets = people.flatMap(({ name, email }) => [
  ...[name, name.toLowerCase(), name.normalize('NFD')],
  email,
  email.toLowerCase(),
  email.slice(0, email.indexOf('@')),
])
secrets.push(...strangers)
const normalised = ['hilarivespre@gmail.com', 'omer.yildizli@xn--bcher-kva.example.org']
const tokens: string[] = []

/** Finds which of these values are in any file or log of this installation, and where. */
const findings = (whats: string[]) =>
  findOnDisk(whats, [folder.path, installation.folder], [databaseLog, ...site.log()])

const signByForm = async (fields: Record<string, string>) => {
  const path = `/en/campaigns/${slug}`
  return sendForm(origin, path, {
    ...formIn((await ask(origin, path)).text, 'email'),
    consent: 'on',
    ...fields,
  })
}

const askForLink = async (email: string) => {
  const path = `/en/campaigns/${slug}/lost-link`
  return sendForm(origin, path, { ...formIn((await ask(origin, path)).text, 'email'), email })
}

test('people sign by form and by JSON, mistype, sign again, confirm, ask for a lost link, and come back', async () => {
  const [zenobia, hilari, omer, ursula] = people
  if (!zenobia || !hilari || !omer || !ursula) throw new Error('Who?')
  expect((await signByForm({ name: zenobia.name, email: zenobia.email })).status).toBe(303)
  expect((await signByForm({ name: zenobia.name, email: `${zenobia.email}@` })).status).toBe(422)
  expect((await signByForm({ name: hilari.name, email: hilari.email })).status).toBe(303)
  expect((await signByForm({ name: zenobia.name, email: strangers[1] ?? '' })).status).toBe(200)
  for (const { name, email } of people.slice(2)) {
    expect((await signByJson(origin, slug, { name, email, country: 'PT' })).status).toBe(202)
    // Refused, broken or unknown requests must leave no trace either.
    await signByJson(origin, slug, { name, email, country: 'XX' })
    await signByJson(origin, 'never-was', { name, email })
    const spoilt = JSON.stringify({ name, email, consent: true }).slice(0, -1)
    await ask(origin, `/api/campaigns/${slug}/signatures`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: spoilt,
    })
    await ask(origin, `/ca?email=${encodeURIComponent(email)}`, {
      headers: { referer: `${origin}/ca?name=${encodeURIComponent(name)}` },
    })
  }
  for (const { email } of people) {
    const link = new URL(linkIn(await site.mailbox.letterTo(email))).pathname
    tokens.push(link.split('/').at(-1) ?? '')
    const opened = await ask(origin, link)
    // Who asks to be shown waits for their group: until then their name is nowhere in clear.
    const choice = email === hilari.email ? { showName: 'on', publicName: hilari.name } : {}
    const form = { ...formIn(opened.text, 'showName'), ...choice }
    if (email !== ursula.email) await sendForm(origin, link, form)
  }
  await signByForm({ name: hilari.name, email: hilari.email })
  await site.mailbox.letterTo(hilari.email, 2)
  for (const email of [...strangers, hilari.email])
    expect((await askForLink(email)).status).toBe(200)
  await site.mailbox.letterTo(hilari.email, 3)
  for (const token of tokens) await ask(origin, `/ca/confirma/${token}`)
  await eventually(
    'three signatures',
    async () => (await installation.database.query('SELECT 1 FROM signature')).length === 3,
  )
  await eventually(
    'folded',
    async () => (await installation.database.query('SELECT 1 FROM tally_change')).length === 0,
  )
  await installation.database.query(`UPDATE campaign_text SET title = $1 WHERE campaign_id = $2`, [
    canary,
    id,
  ])
  await installation.database.query('CHECKPOINT')
})

test('the search finds what is there: a public text in the database’s files, and each guise in a made-up one', () => {
  const places = findings([canary]).join()
  expect(places).toMatch(/\/base\//)
  expect(places).toMatch(/\/pg_wal\//)
  const secret = 'zenobia@example.org'
  for (const [before, after] of [
    ['', ''],
    ['a', 'b'],
    ['ab', 'c'],
    ['abc', 'de'],
  ]) {
    const whole = Buffer.from(`${before}${secret}${after}`)
    for (const encoded of [
      whole,
      Buffer.from(whole.toString('hex')),
      Buffer.from(whole.toString('base64')),
      Buffer.from(whole.toString('base64url')),
      Buffer.from(whole.toString(), 'utf16le'),
    ]) {
      expect(foundIn(encoded, encodingsOf(secret))).toEqual([secret])
    }
  }
  expect(foundIn(Buffer.from('zenobi@example.org'), encodingsOf(secret))).toEqual([])
})

test('no address, no name and no token is in any file or log while it runs', () => {
  expect(tokens).toHaveLength(4)
  expect(findings([...secrets, ...normalised, ...tokens])).toEqual([])
})

test('nor when all has ended, what was held in memory included', async () => {
  await site.stop()
  await postgres.stop()
  stopped = true
  expect(findings([...secrets, ...normalised, ...tokens])).toEqual([])
})
