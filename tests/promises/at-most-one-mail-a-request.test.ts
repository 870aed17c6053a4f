import { beforeEach, expect, test, vi } from 'vitest'
import { leaseTime as leaseTimeOf } from '@/lib/mail/batches/mail-batch'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'
import { mailboxTransport } from '@/lib/mail/transports/mailbox'
import type { Letter } from '@/lib/mail/transports/transport'
import { moveClock } from '@/lib/platform/clock'
import { log } from '@/lib/platform/log'
import { addCampaign } from '@/tests/support/campaign'
import { type Child, startChild } from '@/tests/support/child'
import { urlAs } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'
import { deliverToMailbox, letterByLetter } from '@/tests/support/mail/transports'
import { tokenOf } from '@/tests/support/promises/token-of'
import { answerAll, deliverAll, lettersTo, sign } from '@/tests/support/signing'
import { unexpectedLines } from '@/tests/support/unexpected-lines'

const { database, workerFolder } = await ownInstallation()
const leaseTime = leaseTimeOf(mailboxTransport(mailboxFolder()))

let slug: string
beforeEach(async () => {
  slug = (await addCampaign()).slug
})

const startWorker = (file = 'worker/main.ts'): Child =>
  startChild(file, {
    DATABASE_URL: urlAs('worker', database.url),
    DATA_DIR: workerFolder,
    APP_URL: 'http://127.0.0.1:3000',
  })

const due = () =>
  database.query(
    'SELECT FROM signature_request WHERE due_at IS NOT NULL UNION ALL SELECT FROM letter',
  )

test('a worker is killed after its letter went out and before that was noted: no second one comes', async () => {
  await sign(slug, { email: 'killed@example.org' })
  const worker = startWorker('tests/support/promises/worker-that-dies-after-sending.ts')
  await worker.ended
  const [letter, ...more] = await lettersTo('killed@example.org')
  expect(letter).toBeDefined()
  expect(more).toEqual([])
  expect(await due()).toHaveLength(1)

  // Its claim holds until the lease ends; then the next worker takes the work over.
  await deliverAll()
  expect(await due()).toHaveLength(1)
  moveClock(leaseTime)
  await deliverAll()
  moveClock(-leaseTime)
  expect(await due()).toEqual([])
  expect(await lettersTo('killed@example.org')).toEqual([letter])
})

test('a transport that fails after it sent: the repetition has the same name and the same link', async () => {
  await sign(slug, { email: 'failed@example.org' })
  const complaints = vi.spyOn(log, 'error').mockReturnValue()
  const sent: { name: string; token: string; to: string; subject: string }[] = []
  const failing = letterByLetter(async (letter: Letter) => {
    await deliverToMailbox(letter)
    sent.push({
      name: letter.name,
      token: tokenOf(letter),
      to: letter.to.typed,
      subject: letter.subject,
    })
    if (sent.length < 3) throw new Error('The line broke after the letter was taken')
  })
  await answerAll()
  for (let times = 0; times < 3; times++) {
    await deliverDueMail(failing)
    moveClock(leaseTime)
  }
  moveClock(-3 * leaseTime)
  complaints.mockRestore()
  expect(sent).toEqual([sent[0], sent[0], sent[0]])
  expect(await lettersTo('failed@example.org')).toHaveLength(1)
  expect(await due()).toEqual([])
})

test('a worker whose lease ended while it was sending notes nothing over the next one’s head', async () => {
  await sign(slug, { email: 'slow@example.org' })
  const { promise: goOn, resolve: letGo } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  await answerAll()
  const slow = deliverDueMail(
    letterByLetter(async (letter) => {
      begin()
      await goOn
      await deliverToMailbox(letter)
    }),
  )
  await begun
  moveClock(leaseTime)
  const complaints = vi.spyOn(log, 'error').mockReturnValue()
  await deliverDueMail(letterByLetter(async () => Promise.reject(new Error('down'))))
  complaints.mockRestore()
  const state = () =>
    database.query('SELECT * FROM mail_batch JOIN letter ON batch_id = mail_batch.id')
  const before = await state()
  letGo()
  await slow
  expect(await state()).toEqual(before)
  moveClock(leaseTime)
  await deliverAll()
  moveClock(-2 * leaseTime)
  expect(await lettersTo('slow@example.org')).toHaveLength(1)
})

test('workers that race for the same requests send each letter once', async () => {
  for (let at = 0; at < 60; at++) await sign(slug, { email: `race-${at}@example.org` })
  const names: string[] = []
  const racer = async () => {
    const transport = letterByLetter(async (letter) => names.push(letter.name), { batchSize: 7 })
    await deliverAll(transport)
  }
  await Promise.all([racer(), racer(), racer(), racer()])
  expect(names).toHaveLength(60)
  expect(new Set(names).size).toBe(60)
})

test('two worker processes answer each request once, in one claim', async () => {
  for (let at = 0; at < 40; at++) await sign(slug, { email: `two-${at}@example.org` })
  const workers = [startWorker(), startWorker()]
  await Promise.all(workers.map(({ ready }) => ready))
  for (let at = 40; at < 80; at++) await sign(slug, { email: `two-${at}@example.org` })
  await eventually('all letters', async () => (await due()).length === 0)
  await Promise.all(workers.map((worker) => worker.stop()))
  expect(
    unexpectedLines(
      workers.flatMap(({ log: lines }) => lines),
      [],
    ),
  ).toEqual([])
  for (const at of [0, 39, 40, 79]) expect(await lettersTo(`two-${at}@example.org`)).toHaveLength(1)
})
