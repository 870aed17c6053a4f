import { afterAll, beforeAll, expect, test } from 'vitest'
import { startLocalDatabase } from '@/commands/runtime/postgres/local-database'
import { closeDatabase } from '@/lib/platform/db'
import { type Answer, ask, signByJson } from '@/tests/http/ask'
import { type Fields, formIn, sendForm } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { ask as askDatabase } from '@/tests/support/database'
import { fixRolePasswords, migrateAndGrant } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import { makeInstallation, workIn } from '@/tests/support/installation'
import { linkIn } from '@/tests/support/mail/mailbox'
import { startSite } from '@/tests/support/site'
import { temporaryFolder } from '@/tests/support/temporary-folder'

/** A PostgreSQL that logs each statement without its values. */
let statementLog = ''
const folder = temporaryFolder('telling')
const databaseFolder = folder.path
fixRolePasswords(databaseFolder)
const postgres = await startLocalDatabase({
  folder: databaseFolder,
  settings: { log_statement: 'all', log_line_prefix: '\u0001', fsync: 'off' },
  onLog: (text) => {
    statementLog += text
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
const site = await startSite({ installation, env: { SIGNATURES_PER_MINUTE: '1000000' } })
const { origin } = site
const { slug } = await addCampaign()
await closeDatabase()

afterAll(async () => {
  await site.stop()
  await installation.remove()
  await postgres.stop()
  folder.remove()
})

const addresses = {
  fresh: 'never@example.org',
  pending: 'pending@example.org',
  confirmed: 'confirmed@example.org',
  capped: 'capped@example.org',
}
type Kind = keyof typeof addresses
const kinds = Object.keys(addresses) as Kind[]
let form: Fields
let lostLink: Fields

beforeAll(async () => {
  const path = `/en/campaigns/${slug}`
  form = { ...formIn((await ask(origin, path)).text, 'email'), name: 'Nil Prova', consent: 'on' }
  lostLink = formIn((await ask(origin, lostLinkPath)).text, 'email')
  await signByJson(origin, slug, { email: addresses.pending })
  await signByJson(origin, slug, { email: addresses.confirmed })
  for (let times = 0; times < 4; times++)
    await signByJson(origin, slug, { email: addresses.capped, name: `Nil Prova ${times}` })
  const link = new URL(linkIn(await site.mailbox.letterTo(addresses.confirmed))).pathname
  await sendForm(origin, link, formIn((await ask(origin, link)).text, '$ACTION_'))
  await site.mailbox.letterTo(addresses.pending)
  await site.mailbox.letterTo(addresses.capped, 3)
  await eventually(
    'the signature',
    async () => (await installation.database.query('SELECT 1 FROM signature')).length === 1,
  )
  await site.worker.stop()
  // From here on only the web speaks with the database, over connections that it has already.
  for (let times = 0; times < 3; times++) await byForm('warm-form@example.org')
  for (let times = 0; times < 3; times++) await byJson('warm-json@example.org')
  for (let times = 0; times < 3; times++) await byLostLink('warm-link@example.org')
})

const byJson = (email: string) => signByJson(origin, slug, { email })
const byForm = (email: string) => sendForm(origin, `/en/campaigns/${slug}`, { ...form, email })
const lostLinkPath = `/en/campaigns/${slug}/lost-link`
const byLostLink = (email: string) => sendForm(origin, lostLinkPath, { ...lostLink, email })

/** Statements that the web runs each second in any case. */
const background = /content_version|clock_timestamp|running_process/

/** The statements that a signature makes, in their order. */
async function statementsOf(
  act: () => Promise<Answer>,
): Promise<{ answer: Answer; statements: string[] }> {
  const from = statementLog.length
  const answer = await act()
  // PostgreSQL writes before it answers, but its log takes a way of its own to here.
  const mark = `mark_${from}`
  await askDatabase(url, `SELECT 1 AS ${mark}`)
  await eventually('the log', () => statementLog.includes(mark, from))
  const statements = statementLog
    .slice(from, statementLog.indexOf(mark, from))
    .split('\u0001')
    .map((entry) => entry.trim())
    .filter((entry) => /^LOG: +(statement|execute)/.test(entry) && !background.test(entry))
    .filter((entry) => !entry.includes('SELECT 1 AS mark_'))
  return { answer, statements: statements.map((entry) => entry.replace(/\s+/g, ' ')) }
}

const comparable = ({ status, headers, text }: Answer) => {
  const { date: _, 'x-request-id': __, etag: ___, location = '', ...rest } = headers
  // A redirect's stamp tells the second of the act, the same for all who act in it.
  return { status, headers: rest, location: `${location}`.replace(/\?.*/, ''), text }
}

test.each([
  ['JSON', byJson, 202, 'signature_request'],
  ['form', byForm, 303, 'signature_request'],
  ['lost link', byLostLink, 200, 'link_request'],
])(
  'by %s: the same statements and the same answer, whoever has signed',
  async (_, act, status, row) => {
    const seen = new Map<string, { answer: Answer; statements: string[] }>()
    for (const kind of [...kinds, ...kinds.toReversed()]) {
      const one = await statementsOf(() => act(addresses[kind]))
      const before = seen.get(kind)
      if (before) expect(one.statements).toEqual(before.statements)
      seen.set(kind, one)
    }
    const first = seen.get('fresh')
    if (!first) throw new Error('Nothing was seen')
    expect(first.answer.status).toBe(status)
    expect(first.statements.filter((one) => one.includes('INSERT INTO'))).toHaveLength(1)
    expect(first.statements.filter((one) => one.includes(`INSERT INTO ${row} `))).toHaveLength(1)
    for (const [kind, { answer, statements }] of seen) {
      expect(statements, kind).toEqual(first.statements)
      expect(comparable(answer), kind).toEqual(comparable(first.answer))
    }
    // Nothing is asked about the address: not even a read of where it would stand.
    expect(first.statements.join(' ')).not.toMatch(
      /FROM signature\b|FROM "?(signature|link)_request|address_key =/,
    )
  },
)

test('nor do the pages that follow', async () => {
  const pages = await Promise.all(
    kinds.map(() => ask(origin, `/en/campaigns/${slug}/check-your-inbox`)),
  )
  for (const page of pages) expect(comparable(page)).toEqual(comparable(pages[0] ?? page))
})

test('an address’s statement is told without what it was filled in with', () => {
  expect(statementLog).toMatch(/INSERT INTO signature_request/)
  expect(statementLog).not.toMatch(/never@|pending@|confirmed@/)
})
