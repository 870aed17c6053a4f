import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { leaseTime, repeatWithin } from '@/lib/mail/batches/mail-batch'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { resendTransport } from '@/lib/mail/transports/resend'
import type { Transport } from '@/lib/mail/transports/transport'
import { moveClock } from '@/lib/platform/clock'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'
import { linkLife } from '@/lib/signatures/terms'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'
import { type ResendServer, resendKey, startResendServer } from '@/tests/support/mail/resend-server'
import { answerAll, sign } from '@/tests/support/signing'

const { database } = await ownInstallation()
const hour = 3_600_000
let server: ResendServer
let resend: Transport
let slug: string
let moved = 0

function later(milliseconds: number): void {
  moved += milliseconds
  moveClock(milliseconds)
}

beforeAll(async () => {
  server = await startResendServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  await database.query('DELETE FROM letter')
  await database.query('DELETE FROM mail_batch')
  await database.query('DELETE FROM mail_total')
  moveClock(-moved)
  moved = 0
  resend = resendTransport(resendKey, server.url)
  slug = (await addCampaign()).slug
  server.reset()
  const quiet = vi.spyOn(log, 'warn').mockReturnValue()
  return () => {
    expect(JSON.stringify(quiet.mock.calls)).not.toMatch(/@|example\.org/)
    quiet.mockRestore()
    expect(server.breaches).toEqual([])
  }
})

async function signers(many: number, domain = 'example.org'): Promise<string[]> {
  const people = Array.from({ length: many }, (_, at) => `signer-${slug}-${at}@${domain}`)
  for (const email of people) await sign(slug, { email })
  await answerAll()
  return people
}

const held = () => database.query('SELECT 1 FROM mail_batch')
const waiting = () => database.query('SELECT 1 FROM letter')
const totals = () =>
  database.query('SELECT ending::text, letters FROM mail_total ORDER BY ending::text')
const recipients = () => server.accepted.map(({ to }) => to).toSorted()

test('250 letters go out in batches of at most 100, each once', async () => {
  const people = await signers(250)
  while ((await deliverDueMail(resend)) > 0);
  expect(server.calls.map(({ letters }) => letters)).toEqual([100, 100, 50])
  expect(recipients()).toEqual(people.toSorted())
  expect(await waiting()).toEqual([])
  expect(await totals()).toEqual([{ ending: 'sent', letters: 250 }])
})

test('of a batch that is accepted in part each letter ends in its own way, and none twice', async () => {
  const good = await signers(3)
  const bad = await signers(2, 'refused.test')
  expect(await deliverDueMail(resend)).toBe(5)
  expect(await deliverDueMail(resend)).toBe(0)
  expect(recipients()).toEqual(good.toSorted())
  expect(bad).toHaveLength(2)
  expect(await totals()).toEqual([
    { ending: 'refused', letters: 2 },
    { ending: 'sent', letters: 3 },
  ])
})

test('an answer that was lost after acceptance is asked for again, and nobody gets a second letter', async () => {
  const people = await signers(4)
  server.failures.push({ kind: 'lost-answer' }, { kind: 'lost-answer' })
  await deliverDueMail(resend)
  expect(await waiting()).toHaveLength(4)
  later(hour)
  await deliverDueMail(resend)
  later(hour)
  await deliverDueMail(resend)
  expect(recipients()).toEqual(people.toSorted())
  expect(new Set(server.calls.map(({ key }) => key)).size).toBe(1)
  expect(server.calls).toHaveLength(3)
  expect(await totals()).toEqual([{ ending: 'sent', letters: 4 }])
})

test.each([
  { kind: 'status', status: 429, name: 'rate_limit_exceeded', retryAfter: 1 },
  { kind: 'status', status: 403, name: 'invalid_api_key' },
] as const)(
  'an answer is lost, and the repetition is refused ($status): nobody gets a second letter',
  async (refusal) => {
    const people = await signers(3)
    server.failures.push({ kind: 'lost-answer' }, refusal)
    for (let hours = 0; hours < 4; hours++) {
      await deliverDueMail(resend)
      later(hour)
    }
    expect(recipients()).toEqual(people.toSorted())
    expect(new Set(server.calls.map(({ key }) => key)).size).toBe(1)
    expect(await totals()).toEqual([{ ending: 'sent', letters: 3 }])
  },
)

test('an answer is lost, and then the provider is away: nobody gets a second letter', async () => {
  const people = await signers(3)
  server.failures.push({ kind: 'lost-answer' })
  await deliverDueMail(resend)
  await server.stop()
  for (let hours = 0; hours < 3; hours++) {
    later(hour)
    await deliverDueMail(resend)
  }
  await server.start()
  later(hour)
  while ((await deliverDueMail(resend)) > 0);
  expect(recipients()).toEqual(people.toSorted())
})

test('whatever the provider asks for, an hour’s rest is the longest', async () => {
  const people = await signers(1)
  const name = 'daily_quota_exceeded'
  server.failures.push({ kind: 'status', status: 429, name, retryAfter: 999_999 })
  await deliverDueMail(resend)
  server.restUntil = 0
  later(hour)
  await deliverDueMail(resend)
  expect(recipients()).toEqual(people)
})

test('a letter that lives for a day only shares no call with others', async () => {
  await signers(2)
  await database.query(
    `UPDATE letter SET kind = 'withdrawn', link_of = NULL, expires_at = since + interval '24 hours'
     WHERE id IN (SELECT id FROM letter LIMIT 1)`,
  )
  while ((await deliverDueMail(resend)) > 0);
  expect(server.calls.map(({ letters }) => letters)).toEqual([1, 1])
})

test('a worker with another key harms no letter: whoever has the key sends it', async () => {
  const people = await signers(3)
  const complaints = vi.spyOn(log, 'error').mockReturnValue()
  const keys = workerKeys()
  const own = { ...keys }
  const other = Buffer.alloc(32, 7)
  Object.assign(keys, { sealSecret: other, sealPublic: other })
  expect(await deliverDueMail(resend)).toBe(0)
  Object.assign(keys, own)
  complaints.mockRestore()
  expect(await waiting()).toHaveLength(3)
  later(hour)
  await deliverDueMail(resend)
  expect(recipients()).toEqual(people.toSorted())
})

test('500 leaves open what happened: the same call is made again', async () => {
  await signers(2)
  server.failures.push({ kind: 'status', status: 500, name: 'internal_server_error' })
  await deliverDueMail(resend)
  later(hour)
  await deliverDueMail(resend)
  expect(new Set(server.calls.map(({ key }) => key)).size).toBe(1)
  expect(recipients()).toHaveLength(2)
})

test('nothing answers: what stays unknown for 23 hours ends as unknown, and can be seen', async () => {
  await signers(2)
  server.failures.push({ kind: 'lost-answer' })
  await deliverDueMail(resend)
  later(repeatWithin)
  expect(await deliverDueMail(resend)).toBe(2)
  expect(server.calls).toHaveLength(1)
  expect(await totals()).toEqual([{ ending: 'unknown', letters: 2 }])
  expect(await waiting()).toEqual([])
})

describe('one of 100 letters is erased while nobody knows what became of their call', () => {
  const eraseOne = () => database.query('DELETE FROM letter WHERE position = 42')

  test('the call was not taken: the 99 others go out, once', async () => {
    await signers(100)
    server.failures.push({ kind: 'status', status: 500, name: 'internal_server_error' })
    await deliverDueMail(resend)
    await eraseOne()
    later(hour)
    while ((await deliverDueMail(resend)) > 0);
    expect(server.calls.map(({ letters }) => letters)).toEqual([100, 99])
    expect(new Set(server.calls.map(({ key }) => key)).size).toBe(1)
    expect(new Set(recipients()).size).toBe(99)
    expect(recipients()).toHaveLength(99)
    expect(await totals()).toEqual([{ ending: 'sent', letters: 99 }])
  })

  test('the call was taken: its key is used, nobody gets a second letter, and it ends', async () => {
    const people = await signers(100)
    server.failures.push({ kind: 'lost-answer' })
    await deliverDueMail(resend)
    await eraseOne()
    later(hour)
    while ((await deliverDueMail(resend)) > 0);
    expect(server.calls.map(({ status }) => status)).toEqual([200, 409])
    expect(recipients()).toEqual(people.toSorted())
    expect(await totals()).toEqual([{ ending: 'unknown', letters: 99 }])
    expect(await waiting()).toEqual([])
    expect(await held()).toEqual([])
  })

  test('while the call is open: each of the others ends as its answer says', async () => {
    await signers(100)
    server.onCall = (step) => (step === 'accepted' ? eraseOne() : undefined)
    await deliverDueMail(resend)
    server.onCall = () => undefined
    expect(await totals()).toEqual([{ ending: 'sent', letters: 99 }])
    expect(await waiting()).toEqual([])
  })
})

test('what one person waits for goes before what many get', async () => {
  const bulk = await signers(3)
  await database.query(
    `UPDATE letter SET lane = 'bulk', due_at = due_at - interval '1 hour', since = since - interval '1 hour'`,
  )
  await sign(slug, { email: `alone-${slug}@example.org` })
  await answerAll()
  resend.batchSize = 1
  while ((await deliverDueMail(resend)) > 0);
  expect(server.accepted.map(({ to }) => to)[0]).toBe(`alone-${slug}@example.org`)
  expect(recipients()).toHaveLength(bulk.length + 1)
})

describe('an outage uses up no letter', () => {
  test('the provider cannot be reached for thirteen days', async () => {
    const people = await signers(3)
    await server.stop()
    for (let days = 0; days < 13; days++) {
      await deliverDueMail(resend)
      later(24 * hour)
    }
    await server.start()
    while ((await deliverDueMail(resend)) > 0);
    expect(recipients()).toEqual(people.toSorted())
    expect(await totals()).toEqual([{ ending: 'sent', letters: 3 }])
  })

  test('past its link’s end a letter is not sent any more', async () => {
    await signers(1)
    later(linkLife)
    expect(await deliverDueMail(resend)).toBe(0)
    expect(server.calls).toEqual([])
  })

  test.each([
    [401, 'restricted_api_key'],
    [403, 'invalid_api_key'],
    [422, 'validation_error'],
    [429, 'daily_quota_exceeded'],
  ] as const)('%s %s refuses the call, not the letters', async (status, name) => {
    const people = await signers(2)
    server.failures.push({ kind: 'status', status, name }, { kind: 'status', status, name })
    await deliverDueMail(resend)
    later(hour)
    await deliverDueMail(resend)
    expect(await waiting()).toHaveLength(2)
    later(hour)
    await deliverDueMail(resend)
    expect(recipients()).toEqual(people.toSorted())
  })

  test('429 with Retry-After: nothing is tried before that', async () => {
    await signers(2)
    server.failures.push({
      kind: 'status',
      status: 429,
      name: 'rate_limit_exceeded',
      retryAfter: 7,
    })
    await deliverDueMail(resend)
    later(6_000)
    expect(await deliverDueMail(resend)).toBe(0)
    expect(server.calls).toHaveLength(1)
  })
})

test('calls are spread so that the provider’s limit is never passed', async () => {
  server.limit = 20
  resend.batchSize = 10
  await signers(100)
  const began = performance.now()
  while ((await deliverDueMail(resend)) > 0);
  const seconds = (performance.now() - began) / 1_000
  expect(server.calls.map(({ status }) => status)).toEqual(server.calls.map(() => 200))
  expect(server.accepted).toHaveLength(100)
  // The first answer tells of the limit; eight pauses follow, and timers may come a little early.
  expect(seconds).toBeGreaterThan(0.95 * (8 / 20))
})

test('an answer that names no limit keeps the pace that the last one named', async () => {
  server.limit = 10
  resend.batchSize = 1
  await signers(6)
  await deliverDueMail(resend)
  server.limit = undefined
  const began = performance.now()
  for (let calls = 0; calls < 5; calls++) await deliverDueMail(resend)
  const seconds = (performance.now() - began) / 1_000
  expect(server.accepted).toHaveLength(6)
  expect(seconds).toBeGreaterThan(0.95 * (5 / 10))
})

test('a provider that takes the call and never answers leaves its outcome unknown; it is asked again', async () => {
  const people = await signers(2)
  const transport = resendTransport(resendKey, server.url, 200)
  server.failures.push({ kind: 'silence' })
  await deliverDueMail(transport)
  expect(await waiting()).toHaveLength(2)
  later(hour)
  await deliverDueMail(transport)
  expect(recipients()).toEqual(people.toSorted())
  expect(new Set(server.calls.map(({ key }) => key)).size).toBe(1)
})

test('a worker killed at any step of a batch: the next one goes on under the same key', async () => {
  const people = await signers(2)
  const killed = async (): Promise<never> => new Promise(() => undefined)
  for (const step of ['before the call', 'after it'] as const) {
    const dying = deliverDueMail({
      ...resend,
      async send(batch) {
        if (step === 'after it') await resend.send(batch)
        return killed()
      },
    })
    void dying
    await eventually('the batch is claimed', async () => (await held()).length === 1)
    if (step === 'after it') await eventually('the call', () => server.calls.length === 1)
    expect(await deliverDueMail(resend)).toBe(0)
    later(leaseTime(resend))
  }
  while ((await deliverDueMail(resend)) > 0);
  expect(recipients()).toEqual(people.toSorted())
  expect(new Set(server.calls.map(({ key }) => key)).size).toBe(1)
})
