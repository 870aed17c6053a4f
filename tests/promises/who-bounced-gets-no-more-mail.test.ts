import { expect, test } from 'vitest'
import { stopKey } from '@/lib/mail/mail-caps'
import { closeDatabase } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { signByJson } from '@/tests/http/ask'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { bounceOf, complaintOf, makeSecret, report } from '@/tests/support/mail/reports'
import { ownSite } from '@/tests/support/open-site'
import { encodingsOf, foundIn } from '@/tests/support/promises/search-patterns'
import { emailOf } from '@/tests/support/signing'

const secret = makeSecret()
const site = await ownSite({ env: { RESEND_WEBHOOK_SECRET: secret } })
const { origin, mailbox } = site
const { database } = site.installation
const campaigns = [await addCampaign(), await addCampaign(), await addCampaign()]
await closeDatabase()

const bounced = ['Mal.Tornada@gmail.com', 'queixa@bücher.example.org']
/** All of them the same two people. */
const spellings = [
  ...['Mal.Tornada@gmail.com', 'maltornada@gmail.com', 'MALTORNADA+altaveu@googlemail.com'],
  ...['queixa@bücher.example.org', 'Queixa@xn--bcher-kva.example.org'],
]

/** As the mailbox shows whom letters are to. */
const shown = [...spellings, 'Queixa@bücher.example.org']

const signAll = (emails: string[]) =>
  Promise.all(
    campaigns.flatMap(({ slug }) => emails.map((email) => signByJson(origin, slug, { email }))),
  )

/** Nothing waits any more, neither to be answered nor to be sent nor to be taken. */
const settled = () =>
  eventually('the worker’s rest', async () => {
    const waiting = await database.query(`
      SELECT 1 FROM signature_request WHERE due_at IS NOT NULL UNION ALL SELECT 1 FROM letter
      UNION ALL SELECT 1 FROM mail_report WHERE sealed IS NOT NULL`)
    return waiting.length === 0
  })

async function lettersToAny(emails: string[]): Promise<number> {
  const letters = await Promise.all(emails.map((email) => mailbox.lettersTo(email)))
  return letters.flat().length
}

test('after a bounce or a complaint no letter goes to any spelling of it, in any campaign', async () => {
  const [bounce, complaint] = bounced
  if (!bounce || !complaint) throw new Error('Who?')
  await signAll(bounced)
  await settled()
  const before = await lettersToAny(shown)
  expect(before).toBe(6)

  expect((await report(origin, secret, bounceOf([bounce]))).status).toBe(204)
  expect((await report(origin, secret, complaintOf([complaint]))).status).toBe(204)
  await settled()
  const answers = await signAll([...spellings, 'another@example.org'])
  // Whoever signs hears the same, stopped or not: only the mailbox's owner could know.
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  await settled()

  expect(await lettersToAny(shown)).toBe(before)
  expect(await mailbox.lettersTo('another@example.org')).toHaveLength(campaigns.length)
})

test('and what is left of the reports is the worker’s hash', async () => {
  const stops = await database.query<{ key: Buffer }>('SELECT key FROM mail_stop')
  const keys = bounced.map((email) => stopKey(emailOf(email), workerKeys().count))
  expect(stops.map(({ key }) => key.toString('hex')).toSorted()).toEqual(
    keys.map((key) => key.toString('hex')).toSorted(),
  )
  const reports = await database.query('SELECT * FROM mail_report')
  expect(reports.map(({ sealed }) => sealed)).toEqual([null, null])
  expect(JSON.stringify([...reports, ...stops])).not.toMatch(/svix|msg_/)

  const patterns = spellings.flatMap((email) => [
    ...encodingsOf(email),
    ...encodingsOf(email.slice(0, email.indexOf('@'))),
  ])
  const logs = Buffer.from(site.log().join('\n'))
  expect(foundIn(logs, patterns)).toEqual([])
  const tables = await database.query<{ name: string }>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  )
  expect(tables.length).toBeGreaterThan(20)
  for (const { name } of tables) {
    const rows = await database.query(`SELECT to_jsonb(row)::text AS text FROM ${name} row`)
    expect(foundIn(Buffer.from(JSON.stringify(rows)), patterns), name).toEqual([])
  }
})
