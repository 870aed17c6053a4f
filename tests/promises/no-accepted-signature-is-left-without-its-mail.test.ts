import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { resendTransport } from '@/lib/mail/transports/resend'
import { moveClock } from '@/lib/platform/clock'
import { log } from '@/lib/platform/log'
import { addCampaign } from '@/tests/support/campaign'
import { type Child, startChild } from '@/tests/support/child'
import { urlAs } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'
import { type ResendServer, resendKey, startResendServer } from '@/tests/support/mail/resend-server'
import { answerAll, sign } from '@/tests/support/signing'

const { database, workerFolder } = await ownInstallation()
let server: ResendServer
let slug: string

beforeAll(async () => {
  server = await startResendServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  slug = (await addCampaign()).slug
  for (const list of [server.accepted, server.calls, server.failures]) list.length = 0
  server.onCall = () => undefined
  return () => expect(server.breaches).toEqual([])
})

const startWorker = (): Child =>
  startChild('worker/main.ts', {
    DATABASE_URL: urlAs('worker', database.url),
    DATA_DIR: workerFolder,
    APP_URL: 'http://127.0.0.1:3000',
    RESEND_API_KEY: resendKey,
    RESEND_BASE_URL: server.url,
  })

async function signers(many: number, name: string): Promise<string[]> {
  const people = Array.from({ length: many }, (_, at) => `${name}-${at}-${slug}@example.org`)
  await Promise.all(people.map((email) => sign(slug, { email })))
  return people.toSorted()
}

const recipients = () => server.accepted.map(({ to }) => to).toSorted()
const unsent = async () =>
  (
    await database.query(
      'SELECT FROM signature_request WHERE due_at IS NOT NULL UNION ALL SELECT FROM letter',
    )
  ).length

/** What a killed worker held comes back when its lease ends: here at once. */
const endLeases = () => database.query('UPDATE mail_batch SET lease_until = first_attempt_at')

test('mail is down for a day: every letter goes out when it is back, each once', async () => {
  const people = await signers(5, 'day')
  const warnings = vi.spyOn(log, 'warn').mockReturnValue()
  await server.stop()
  const resend = resendTransport(resendKey, server.url)
  await answerAll()
  for (let hours = 0; hours < 24; hours++) {
    await deliverDueMail(resend)
    moveClock(3_600_000)
  }
  await server.start()
  while ((await deliverDueMail(resend)) > 0);
  moveClock(-24 * 3_600_000)
  warnings.mockRestore()
  expect(recipients()).toEqual(people)
})

test.each(['came', 'accepted'] as const)(
  'a worker is killed when its call %s: the next one goes on, and each letter comes once',
  async (step) => {
    const people = await signers(30, step)
    const dying = startWorker()
    server.onCall = async (at) => {
      if (at !== step) return
      server.onCall = () => undefined
      await dying.kill()
    }
    await dying.ended
    expect(await unsent()).toBeGreaterThan(0)
    await endLeases()
    const next = startWorker()
    await eventually('all letters', async () => (await unsent()) === 0)
    await next.stop()
    expect(recipients()).toEqual(people)
  },
)

test('a worker is killed again and again at any time while another goes on: each letter comes once', async () => {
  const steady = startWorker()
  await steady.ready
  const people: string[] = []
  for (const letters of [1, 10, 25]) {
    const before = server.accepted.length
    const dying = startWorker()
    await dying.ready
    people.push(...(await signers(40, `killed-${letters}`)))
    await eventually('some letters', () => server.accepted.length >= before + letters)
    await dying.kill()
  }
  await eventually('all letters', async () => {
    await endLeases()
    return (await unsent()) === 0
  })
  await steady.stop()
  expect(recipients()).toEqual(people.toSorted())
})
