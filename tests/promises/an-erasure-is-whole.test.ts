import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import { retryDelay } from '@/lib/mail/mail-admission'
import { moveClock } from '@/lib/platform/clock'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { changeChoices } from '@/lib/signatures/own-page/change-choices'
import { openSignature } from '@/lib/signatures/own-page/open-signature'
import { withdrawSignature } from '@/lib/signatures/own-page/withdraw-signature'
import { addCampaign } from '@/tests/support/campaign'
import { startChild } from '@/tests/support/child'
import { urlAs } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'
import { holdCommitsOf } from '@/tests/support/promises/held-commits'
import { everyTable } from '@/tests/support/signers/every-table'
import { answerAll, deliverAll, lettersTo, sign, tokenIn } from '@/tests/support/signing'

const { database, webFolder } = await ownInstallation()
const number = async (slug: string) => (await countSignatures(slug))?.signatures

/** A confirmed signature from Portugal, whose commits can be held. */
async function signedFromPortugal(slug: string, email: string): Promise<string> {
  await sign(slug, { email, country: 'PT' })
  await deliverAll()
  const token = tokenIn((await lettersTo(email))[0])
  expect((await confirmSignature(token)).outcome).toBe('signed')
  return token
}

test('a withdrawal that is broken off at its commit has changed nothing, and can be made again', async () => {
  const { slug } = await addCampaign()
  const token = await signedFromPortugal(slug, 'broken@example.org')
  const before = await everyTable(database)
  const held = await holdCommitsOf(database, 'PT')
  const withdrawing = withdrawSignature(token).catch(() => 'broken off')
  const pid = await held.heldAtCommit()
  await database.query('SELECT pg_terminate_backend($1)', [pid])
  expect(await withdrawing).toBe('broken off')
  await held.letGo()
  expect(await everyTable(database)).toEqual(before)
  expect(await withdrawSignature(token)).toEqual({ outcome: 'withdrawn' })
  expect(await number(slug)).toBe(0)
})

test('a process that is killed between two statements has changed nothing', async () => {
  const { slug } = await addCampaign()
  const token = await signedFromPortugal(slug, 'between@example.org')
  const before = await everyTable(database)
  const blocker = new pg.Client({ connectionString: database.url })
  await blocker.connect()
  onTestFinished(() => blocker.end())
  // The signature is deleted by then, and its −1 waits.
  await blocker.query('BEGIN; LOCK TABLE tally_change IN EXCLUSIVE MODE')
  const child = startWithdrawing(token)
  const waiting = () =>
    database.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'tally_change'::regclass`,
    )
  const [waiter] = await eventually('its wait', async () => {
    const rows = await waiting()
    return rows.length > 0 && rows
  })
  await child.kill()
  await blocker.query('ROLLBACK')
  await connectionEnds(waiter?.pid)
  expect(await everyTable(database)).toEqual(before)
  expect(await withdrawSignature(token)).toEqual({ outcome: 'withdrawn' })
  expect(await number(slug)).toBe(0)
})

const startWithdrawing = (token: string) =>
  startChild('tests/support/promises/process-that-withdraws.ts', {
    DATABASE_URL: urlAs('web', database.url),
    DATA_DIR: webFolder,
    TEST_TOKEN: token,
  })

const connectionEnds = (pid: number | undefined) =>
  eventually('the end of its connection', async () => {
    const rows = await database.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [pid])
    return rows.length === 0
  })

test('a process that is killed at its commit has changed all or nothing', async () => {
  const { slug } = await addCampaign()
  const token = await signedFromPortugal(slug, 'killed@example.org')
  const before = await everyTable(database)
  const held = await holdCommitsOf(database, 'PT')
  const child = startWithdrawing(token)
  const pid = await held.heldAtCommit()
  await child.kill()
  await held.letGo()
  await connectionEnds(pid)
  if ((await openSignature('ca', token)).outcome === 'found') {
    expect(await everyTable(database)).toEqual(before)
    expect(await number(slug)).toBe(1)
    expect(await withdrawSignature(token)).toEqual({ outcome: 'withdrawn' })
  }
  expect(await number(slug)).toBe(0)
})

test('a second click waits for the first and finds nothing held', async () => {
  const { slug } = await addCampaign()
  const token = await signedFromPortugal(slug, 'second@example.org')
  const held = await holdCommitsOf(database, 'PT')
  const first = withdrawSignature(token)
  await held.heldAtCommit()
  const second = withdrawSignature(token)
  await held.somebodyWaitsForIt()
  expect(await number(slug)).toBe(1)
  await held.letGo()
  expect(await first).toEqual({ outcome: 'withdrawn' })
  expect(await second).toEqual({ outcome: 'not-found' })
  expect(await number(slug)).toBe(0)
})

test('a withdrawal waits for a confirmation that is on its way, and takes it along', async () => {
  const { slug } = await addCampaign()
  await sign(slug, { email: 'on.its.way@example.org', country: 'PT' })
  await deliverAll()
  const token = tokenIn((await lettersTo('on.its.way@example.org'))[0])
  const held = await holdCommitsOf(database, 'PT')
  const confirming = confirmSignature(token)
  await held.heldAtCommit()
  const withdrawing = withdrawSignature(token)
  await held.somebodyWaitsForIt()
  await held.letGo()
  expect((await confirming).outcome).toBe('signed')
  expect(await withdrawing).toEqual({ outcome: 'withdrawn' })
  expect(await number(slug)).toBe(0)
})

test('a change of mind that meets a withdrawal finds nothing held', async () => {
  const { slug } = await addCampaign()
  const token = await signedFromPortugal(slug, 'change@example.org')
  const held = await holdCommitsOf(database, 'PT')
  const withdrawing = withdrawSignature(token)
  await held.heldAtCommit()
  const changing = changeChoices(token, { publicName: 'Nil Prova', updates: true })
  await held.somebodyWaitsForIt()
  await held.letGo()
  expect(await withdrawing).toEqual({ outcome: 'withdrawn' })
  expect(await changing).toEqual({ outcome: 'not-found' })
  await deliverAll()
})

test('a new signing while the old one is withdrawn is answered as new, and counts once', async () => {
  const { slug } = await addCampaign()
  const email = 'anew@example.org'
  const token = await signedFromPortugal(slug, email)
  const held = await holdCommitsOf(database, 'PT')
  const withdrawing = withdrawSignature(token)
  await held.heldAtCommit()
  await sign(slug, { email, country: 'FR' })
  // Whoever answers now sees the signature that is about to go, and must not write about it.
  await answerAll()
  await held.letGo()
  expect(await withdrawing).toEqual({ outcome: 'withdrawn' })
  moveClock(retryDelay.busy)
  await answerAll()
  const kinds = await database.query('SELECT kind::text FROM letter ORDER BY kind')
  expect(kinds).toEqual([{ kind: 'confirm' }, { kind: 'withdrawn' }])
  await deliverAll()
  const links = (await lettersTo(email)).filter(
    ({ text }) => /https?:/.test(text) && !text.includes(token),
  )
  expect(links).toHaveLength(1)
  expect((await confirmSignature(tokenIn(links[0]))).outcome).toBe('signed')
  expect(await number(slug)).toBe(1)
})
