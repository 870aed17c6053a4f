import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { leaseTime } from '@/lib/mail/batches/mail-batch'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { smtpTransport } from '@/lib/mail/transports/smtp'
import type { Transport } from '@/lib/mail/transports/transport'
import { moveClock } from '@/lib/platform/clock'
import { log } from '@/lib/platform/log'
import { parseSmtpAccount } from '@/lib/platform/settings/smtp-account'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { type SmtpTestServer, startSmtpServer } from '@/tests/support/mail/smtp-server'
import { answerAll, sign } from '@/tests/support/signing'

const { database } = await ownInstallation()
const hour = 3_600_000
let server: SmtpTestServer
let smtp: Transport
let slug: string
let moved = 0

function later(milliseconds: number): void {
  moved += milliseconds
  moveClock(milliseconds)
}

beforeAll(async () => {
  server = await startSmtpServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  await database.query('DELETE FROM letter')
  await database.query('DELETE FROM mail_batch')
  await database.query('DELETE FROM mail_total')
  moveClock(-moved)
  moved = 0
  smtp = smtpTransport(parseSmtpAccount(server.url))
  slug = (await addCampaign()).slug
  server.accepted.length = 0
  server.failures.length = 0
  const warnings = vi.spyOn(log, 'warn').mockReturnValue()
  return () => {
    expect(JSON.stringify(warnings.mock.calls)).not.toMatch(/@|example\.org/)
    warnings.mockRestore()
    smtp.close()
  }
})

async function signer(name: string): Promise<string> {
  const email = `${name}-${slug}@example.org`
  await sign(slug, { email })
  await answerAll()
  return email
}

async function deliverAll(): Promise<void> {
  while ((await deliverDueMail(smtp)) > 0);
}

const waiting = () => database.query('SELECT 1 FROM letter')
const totals = () =>
  database.query('SELECT ending::text, letters FROM mail_total ORDER BY ending::text')

test('letters reach the addresses as typed, one message each', async () => {
  const people = [await signer('Jo.Prova+altaveu'), await signer('b'), await signer('c')]
  await deliverAll()
  expect(server.accepted.map(({ to }) => to).toSorted()).toEqual(people.toSorted())
  expect(server.accepted[0]?.messageId).toMatch(/^<[0-9a-f]{40}@localhost>$/)
  expect(await totals()).toEqual([{ ending: 'sent', letters: 3 }])
})

test.each([
  ['greylisting', { at: 'RCPT', code: 451 }],
  ['a full queue', { at: 'DATA', code: 452 }],
  ['a sender that is not believed today', { at: 'MAIL', code: 553 }],
  ['a relay that is refused', { at: 'RCPT', code: 554, says: '5.7.1 Relay access denied' }],
  ['a sender that is not owned', { at: 'RCPT', code: 553, says: '5.7.1 Sender not owned' }],
  ['a refusal that names no reason', { at: 'RCPT', code: 554 }],
  ['a limit that is reached', { at: 'DATA', code: 554, says: '5.7.1 Too many today' }],
  ['a line that breaks at MAIL', { at: 'MAIL', code: 'dropped' }],
  ['a line that breaks at RCPT', { at: 'RCPT', code: 'dropped' }],
] as const)('%s: the letter waits and goes out later', async (_title, failure) => {
  const email = await signer('patience')
  for (let times = 0; times < 3; times++) {
    server.failures.push(failure)
    await deliverAll()
    later(hour)
  }
  expect(server.accepted).toEqual([])
  expect(await waiting()).toHaveLength(1)
  later(hour)
  await deliverAll()
  expect(server.accepted.map(({ to }) => to)).toEqual([email])
})

test.each([
  ['an address that is not there', { at: 'RCPT', code: 550 }],
  ['an address that is not there, told apart', { at: 'RCPT', code: 550, says: '5.1.1 Nobody' }],
] as const)('%s: this letter is given up, visibly, and no other', async (_title, failure) => {
  await signer('nobody')
  server.failures.push(failure)
  await deliverAll()
  const other = await signer('somebody')
  await deliverAll()
  expect(server.accepted.map(({ to }) => to)).toEqual([other])
  expect(await waiting()).toEqual([])
  expect(await totals()).toEqual([
    { ending: 'refused', letters: 1 },
    { ending: 'sent', letters: 1 },
  ])
})

test('the line breaks after the message was taken: one repeat with the same Message-ID, then no more', async () => {
  await signer('dropped')
  for (let times = 0; times < 5; times++) server.failures.push({ at: 'DATA', code: 'dropped' })
  for (let hours = 0; hours < 5; hours++) {
    await deliverAll()
    later(hour)
  }
  expect(server.accepted).toHaveLength(2)
  expect(new Set(server.accepted.map(({ messageId }) => messageId)).size).toBe(1)
  expect(await totals()).toEqual([{ ending: 'unknown', letters: 1 }])
  expect(await waiting()).toEqual([])
})

describe('after the message a server has ten minutes to answer for it', () => {
  const timeouts = { untilMessage: 60_000, untilAnswer: 60_000 }

  test('by default, and a claim lasts longer than the slowest call', () => {
    expect(leaseTime(smtp)).toBeGreaterThan(smtp.maxCallTime)
    // RFC 5321, 4.5.3.2.6, and what a command may take before.
    expect(smtp.maxCallTime).toBeGreaterThan(15 * 60_000)
  })

  test('an answer that comes late is an answer, however short the timeouts before the message', async () => {
    const email = await signer('late')
    const waitingLong = smtpTransport(parseSmtpAccount(server.url), {
      ...timeouts,
      untilMessage: 3_000,
    })
    server.failures.push({ at: 'DATA', code: 'slow', after: 3_500 })
    await deliverDueMail(waitingLong)
    expect(await totals()).toEqual([{ ending: 'sent', letters: 1 }])
    expect(server.accepted.map(({ to }) => to)).toEqual([email])
    waitingLong.close()
  })

  test('none after that is unknown: one repeat with the same Message-ID, then no more', async () => {
    await signer('silent')
    const transport = smtpTransport(parseSmtpAccount(server.url), { ...timeouts, untilAnswer: 300 })
    const never = { at: 'DATA', code: 'slow', after: 3_600_000 } as const
    server.failures.push(never, never)
    for (let hours = 0; hours < 4; hours++) {
      await deliverDueMail(transport)
      later(hour)
    }
    expect(server.accepted).toHaveLength(2)
    expect(new Set(server.accepted.map(({ messageId }) => messageId)).size).toBe(1)
    expect(await totals()).toEqual([{ ending: 'unknown', letters: 1 }])
    transport.close()
  })

  test('silence before the message is no answer at all: the letter goes out later, once', async () => {
    const email = await signer('before')
    const transport = smtpTransport(parseSmtpAccount(server.url), {
      ...timeouts,
      untilMessage: 300,
    })
    server.failures.push({ at: 'RCPT', code: 'silent' })
    await deliverDueMail(transport)
    transport.close()
    expect(server.accepted).toEqual([])
    expect(await waiting()).toHaveLength(1)
    later(hour)
    await deliverAll()
    expect(server.accepted.map(({ to }) => to)).toEqual([email])
  })
})

test('a server that is not there uses up no letter', async () => {
  const nowhere = smtpTransport(parseSmtpAccount('smtp://127.0.0.1:1'))
  const email = await signer('outage')
  for (let hours = 0; hours < 30; hours++) {
    await deliverDueMail(nowhere)
    later(hour)
  }
  nowhere.close()
  expect(await waiting()).toHaveLength(1)
  await deliverAll()
  expect(server.accepted.map(({ to }) => to)).toEqual([email])
})

test('one addressee’s server that puts off makes nobody else wait', async () => {
  const slow = await signer('slow')
  const quick = await signer('quick')
  server.failures.push({ at: 'RCPT', code: 450 })
  await deliverAll()
  expect(server.accepted.map(({ to }) => to)).toEqual([quick])
  later(hour)
  await deliverAll()
  expect(server.accepted.map(({ to }) => to)).toEqual([quick, slow])
})
