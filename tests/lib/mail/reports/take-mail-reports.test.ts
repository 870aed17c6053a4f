import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { stopKey } from '@/lib/mail/mail-caps'
import { storeMailReports } from '@/lib/mail/reports/store-mail-reports'
import { takeMailReports } from '@/lib/mail/reports/take-mail-reports'
import type { Letter } from '@/lib/mail/transports/transport'
import { moveClock, now } from '@/lib/platform/clock'
import { makeListener } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { letterByLetter } from '@/tests/support/mail/transports'
import { answerAll, deliverAll, emailOf, lettersTo, sign } from '@/tests/support/signing'

const { database } = await ownInstallation()
const day = 24 * 3_600_000

type Reason = 'bounce' | 'complaint'

const reported = (addresses: string[], reason: Reason = 'bounce', id: string = randomUUID()) =>
  storeMailReports({ report: 'stop', reason, id, addresses })

async function takeAll(): Promise<void> {
  while ((await takeMailReports()) > 0);
}

const keyOf = (email: string) => stopKey(emailOf(email), workerKeys().count)

const stopsOf = (email: string) =>
  database.query<{ reason: Reason; until: string }>(
    'SELECT reason::text, until::text FROM mail_stop WHERE key = $1',
    [keyOf(email)],
  )

async function totals(): Promise<Record<string, number>> {
  const rows = await database.query<{ ending: string; letters: number }>(
    'SELECT ending::text, sum(letters)::int AS letters FROM mail_total GROUP BY ending',
  )
  return Object.fromEntries(rows.map(({ ending, letters }) => [ending, letters]))
}

const inDays = (days: number) => new Date(now().getTime() + days * day).toISOString().slice(0, 10)

beforeEach(async () => {
  await database.query('DELETE FROM mail_total')
})

test('a report leaves the worker’s hash, for 90 days after a bounce and a year after a complaint', async () => {
  await reported(['Bounced@example.org'])
  await reported(['complained@example.org'], 'complaint')
  await takeAll()
  expect(await stopsOf('bounced@example.org')).toEqual([{ reason: 'bounce', until: inDays(90) }])
  const [complaint] = await stopsOf('complained@example.org')
  expect(complaint?.reason).toBe('complaint')
  expect([365, 366].map(inDays)).toContain(complaint?.until)
  expect(await database.query('SELECT 1 FROM mail_report WHERE sealed IS NOT NULL')).toEqual([])
  expect(await totals()).toEqual({ bounced: 1, complained: 1 })
})

test('a repetition counts once, before it was taken and after', async () => {
  const id = randomUUID()
  for (let times = 0; times < 3; times++) {
    await reported(['twice@example.org', 'twice-too@example.org'], 'bounce', id)
    if (times > 0) await takeAll()
  }
  expect(await totals()).toEqual({ bounced: 2 })
})

test('a complaint outlasts a bounce, whichever came first', async () => {
  await reported(['one@example.org'], 'complaint')
  await reported(['one@example.org'], 'bounce')
  await takeAll()
  await reported(['other@example.org'], 'bounce')
  await takeAll()
  await reported(['other@example.org'], 'complaint')
  await takeAll()
  await reported(['other@example.org'], 'bounce')
  await takeAll()
  for (const email of ['one@example.org', 'other@example.org']) {
    expect(await stopsOf(email)).toMatchObject([{ reason: 'complaint' }])
  }
})

test('two workers take each report once', async () => {
  for (let number = 0; number < 30; number++) await reported([`race-${number % 7}@example.org`])
  await Promise.all(Array.from({ length: 4 }, takeAll))
  expect(await totals()).toEqual({ bounced: 30 })
})

test('killed before its commit, it has done nothing, and the next one does all', async () => {
  await reported(['killed@example.org'])
  const other = makeListener()
  await other.connect()
  await other.query('BEGIN')
  await other.query('LOCK TABLE mail_total IN ACCESS EXCLUSIVE MODE')
  const broken = takeMailReports()
  const failing = expect(broken).rejects.toThrow()
  await vi.waitFor(
    async () => {
      const [held] = await database.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database()
          AND wait_event_type = 'Lock' AND query LIKE '%mail_total%'`,
      )
      if (!held) throw new Error('Nobody waits yet')
      await database.query('SELECT pg_terminate_backend($1)', [held.pid])
    },
    { timeout: 20_000 },
  )
  await failing
  expect(await stopsOf('killed@example.org')).toEqual([])
  await other.query('ROLLBACK')
  await other.end()
  await takeAll()
  expect(await stopsOf('killed@example.org')).toHaveLength(1)
  expect(await totals()).toEqual({ bounced: 1 })
})

test('a report that cannot be opened is told of and holds up no other', async () => {
  await reported(['broken@example.org'])
  await database.query(
    'UPDATE mail_report SET sealed = substring(sealed for 100) WHERE sealed IS NOT NULL',
  )
  await reported(['sound@example.org'])
  const complaints = vi.spyOn(log, 'error').mockReturnValue()
  await takeAll()
  expect(complaints).toHaveBeenCalledTimes(1)
  expect(JSON.stringify(complaints.mock.calls)).not.toContain('example.org')
  complaints.mockRestore()
  expect(await stopsOf('sound@example.org')).toHaveLength(1)
  expect(await stopsOf('broken@example.org')).toEqual([])
})

test('a letter that was queued before is dropped, counted, and holds up no other', async () => {
  const { slug } = await addCampaign()
  for (const name of ['before', 'queued', 'behind']) {
    await sign(slug, { email: `${name}@example.org` })
  }
  await answerAll()
  await reported(['queued@example.org'], 'complaint')
  await takeAll()
  await deliverAll()
  expect(await lettersTo('queued@example.org')).toEqual([])
  expect(await lettersTo('before@example.org')).toHaveLength(1)
  expect(await lettersTo('behind@example.org')).toHaveLength(1)
  expect(await database.query('SELECT 1 FROM letter')).toEqual([])
  expect(await totals()).toEqual({ complained: 1, stopped: 1, sent: 2 })
})

test('once its days are over, mail goes to an address again', async () => {
  const { slug } = await addCampaign({ closesInDays: undefined })
  await reported(['again@example.org'])
  await takeAll()
  await sign(slug, { email: 'again@example.org' })
  await deliverAll()
  expect(await lettersTo('again@example.org')).toEqual([])
  moveClock(91 * day)
  await sign(slug, { email: 'again@example.org' })
  await deliverAll()
  moveClock(-91 * day)
  expect(await lettersTo('again@example.org')).toHaveLength(1)
})

test('a call of which nothing is known is repeated as it was: nobody else’s letter is given up', async () => {
  const { slug } = await addCampaign()
  for (const name of ['lost', 'with-it']) await sign(slug, { email: `${name}@example.org` })
  await answerAll()
  const calls: string[][] = []
  const unanswered = letterByLetter(async () => undefined, {
    async send({ letters }) {
      calls.push(letters.map(({ to }: Letter) => to.typed))
      return { deliveries: letters.map(() => (calls.length === 1 ? 'unknown' : 'accepted')) }
    },
  })
  await deliverDueMail(unanswered)
  await reported(['lost@example.org'])
  await takeAll()
  moveClock(10 * 60_000)
  await deliverDueMail(unanswered)
  moveClock(-10 * 60_000)
  expect(calls).toEqual([calls[0], calls[0]])
  expect(await database.query('SELECT FROM letter')).toEqual([])
})
