import { expect, test, vi } from 'vitest'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { workerAddressKeys } from '@/lib/mail/mail-caps'
import type { Letter } from '@/lib/mail/transports/transport'
import { moveClock } from '@/lib/platform/clock'
import { makeListener } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { rejectingTransport } from '@/tests/support/mail/transports'
import {
  answerAll,
  deliverAll,
  emailOf,
  lettersTo,
  sign,
  signAndReadToken,
} from '@/tests/support/signing'

const { database } = await ownInstallation()
const minute = 60_000
const hour = 60 * minute

test('the confirmation’s letter is in the page’s language and names neither petition nor signer', async () => {
  const { slug } = await addCampaign()
  for (const [locale, subject] of [
    ['ca', 'Confirma la teva signatura'],
    ['es', 'Confirma tu firma'],
    ['en', 'Confirm your signature'],
  ]) {
    const email = `${locale}@example.org`
    await sign(slug, { email, locale, name: 'Quirze Prova' })
    await deliverAll()
    const [letter] = await lettersTo(email)
    expect(letter?.subject).toBe(subject)
    for (const body of [letter?.subject, letter?.text, letter?.html]) {
      expect(body).not.toMatch(/Quirze|Nil|Prova|prova-|example\.org/)
    }
    expect(letter?.text).toMatch(new RegExp(`/${locale}/confirm[a]?/[A-Za-z0-9_-]{43}`))
  }
})

test('mail goes to the address as typed', async () => {
  const { slug } = await addCampaign()
  await sign(slug, { email: ' Jo.Prova+altaveu@Gmail.com ' })
  await deliverAll()
  expect(await lettersTo('Jo.Prova+altaveu@Gmail.com')).toHaveLength(1)
})

test('at most 3 letters a day go to an address for a campaign; what waits meanwhile, waits whole', async () => {
  const { id, slug } = await addCampaign({ closesInDays: undefined })
  for (let times = 0; times < 7; times++) {
    await sign(slug, { email: 'often@example.org' })
    await deliverAll()
  }
  expect(await lettersTo('often@example.org')).toHaveLength(3)
  const waiting = await database.query(
    'SELECT 1 FROM signature_request WHERE campaign_id = $1 AND link_hash IS NULL',
    [id],
  )
  expect(waiting).toHaveLength(4)
  // The same form four times: one letter answers them.
  moveClock(26 * hour)
  await deliverAll()
  moveClock(-26 * hour)
  expect(await lettersTo('often@example.org')).toHaveLength(4)
})

test('identical forms that wait together are answered by one letter, others by one each', async () => {
  const { id, slug } = await addCampaign()
  const email = 'twice@example.org'
  for (const name of ['Nil', 'Nil', 'Pol', 'Nil']) await sign(slug, { email, name })
  await answerAll()
  // The letter is queued, not sent: a form that is the same waits with it.
  await sign(slug, { email, name: 'Nil' })
  await deliverAll()
  expect(await lettersTo(email)).toHaveLength(2)
  const held = await database.query('SELECT 1 FROM signature_request WHERE campaign_id = $1', [id])
  expect(held).toHaveLength(2)
  // Once it is sent, the same form again asks for another one.
  await sign(slug, { email, name: 'Nil' })
  await deliverAll()
  expect(await lettersTo(email)).toHaveLength(3)
})

test('what was received first gets its letter first, however many come after it', async () => {
  const { slug } = await addCampaign({ closesInDays: undefined })
  const email = 'first@example.org'
  for (const name of ['One', 'Two', 'Three']) await sign(slug, { email, name })
  await deliverAll()
  await sign(slug, { email, name: 'The owner', locale: 'en' })
  await deliverAll()
  moveClock(26 * hour)
  // Due only now, and received after the owner's.
  for (const name of ['Four', 'Five', 'Six']) await sign(slug, { email, name })
  await deliverAll()
  moveClock(-26 * hour)
  const subjects = (await lettersTo(email)).map(({ subject }) => subject)
  expect(subjects).toHaveLength(6)
  expect(subjects).toContain('Confirm your signature')
})

test('at most 10 letters a day go to an address over all campaigns', async () => {
  for (let campaigns = 0; campaigns < 4; campaigns++) {
    const { slug } = await addCampaign()
    for (const name of ['Nil', 'Pol', 'Ona']) await sign(slug, { name, email: 'many@example.org' })
    await deliverAll()
  }
  expect(await lettersTo('many@example.org')).toHaveLength(10)
})

test('who has signed learns it by mail alone, and nothing is held of the second request', async () => {
  const { id, slug } = await addCampaign()
  await confirmSignature(await signAndReadToken(slug, 'known@example.org'))
  await sign(slug, { email: 'known@example.org', locale: 'en' })
  await deliverAll()
  const [letter] = await lettersTo('known@example.org')
  expect(letter?.subject).toBe('Your signature already counts')
  const held = await database.query('SELECT 1 FROM signature_request WHERE campaign_id = $1', [id])
  expect(held).toEqual([])
})

test('a letter that was not taken is tried again with growing pauses, and no mail is lost', async () => {
  const { slug } = await addCampaign()
  await sign(slug, { email: 'patience@example.org' })
  await answerAll()
  const tries: Letter[] = []
  const warnings = vi.spyOn(log, 'warn').mockReturnValue()
  const failing = rejectingTransport((letter) => tries.push(letter))
  for (let minutes = 0; minutes < 30; minutes++) {
    await deliverDueMail(failing)
    moveClock(minute)
  }
  expect(tries.length).toBeGreaterThan(4)
  expect(tries.length).toBeLessThan(12)
  expect(new Set(tries.map((letter) => letter.text)).size).toBe(1)
  expect(new Set(tries.map((letter) => letter.name)).size).toBe(1)
  moveClock(hour)
  await deliverAll()
  moveClock(-30 * minute - hour)
  expect(await lettersTo('patience@example.org')).toHaveLength(1)
  expect(JSON.stringify(warnings.mock.calls)).not.toContain('patience')
  warnings.mockRestore()
})

test('a letter that cannot be decided now holds up nobody else’s', async () => {
  const { slug } = await addCampaign()
  await sign(slug, { email: 'locked@example.org' })
  await sign(slug, { email: 'behind@example.org' })
  const keys = workerAddressKeys(emailOf('locked@example.org'), '', workerKeys().count)
  const other = makeListener()
  await other.connect()
  await other.query(`SELECT pg_advisory_lock(${keys.overAll.readBigInt64BE()})`)
  await deliverAll()
  expect(await lettersTo('behind@example.org')).toHaveLength(1)
  expect(await lettersTo('locked@example.org')).toHaveLength(0)
  await other.end()
  moveClock(minute)
  await deliverAll()
  moveClock(-minute)
  expect(await lettersTo('locked@example.org')).toHaveLength(1)
})

test('a request that the worker cannot read is told of, holds up nobody else’s, and waits for its key', async () => {
  const { id, slug } = await addCampaign()
  await sign(slug, { email: 'broken@example.org' })
  const sealed = 'SELECT sealed FROM signature_request WHERE campaign_id = $1 AND link_hash IS NULL'
  const [sound] = await database.query<{ sealed: Buffer }>(sealed, [id])
  const change =
    'UPDATE signature_request SET sealed = $2 WHERE campaign_id = $1 AND link_hash IS NULL'
  await database.query(change, [id, sound?.sealed.subarray(0, 100)])
  await sign(slug, { email: 'sound@example.org' })
  const complaints = vi.spyOn(log, 'error').mockReturnValue()
  await deliverAll()
  expect(complaints).toHaveBeenCalledTimes(1)
  complaints.mockRestore()
  expect(await lettersTo('sound@example.org')).toHaveLength(1)
  await database.query(change, [id, sound?.sealed])
  moveClock(hour)
  await deliverAll()
  moveClock(-hour)
  expect(await lettersTo('broken@example.org')).toHaveLength(1)
})

test('while a transport takes nothing it is left alone, and everything goes out afterwards', async () => {
  const { slug } = await addCampaign()
  for (const name of ['a', 'b', 'c']) await sign(slug, { email: `refused-${name}@example.org` })
  await answerAll()
  const warnings = vi.spyOn(log, 'warn').mockReturnValue()
  const tries: string[] = []
  const failing = rejectingTransport(({ to }) => tries.push(to.typed))
  expect(await deliverDueMail({ ...failing, batchSize: 1 })).toBe(1)
  const resting = { ...failing, batchSize: 1 }
  await deliverDueMail(resting)
  expect(await deliverDueMail(resting)).toBe(0)
  expect(tries).toHaveLength(2)
  warnings.mockRestore()
  moveClock(minute)
  await deliverAll()
  moveClock(-minute)
  expect(await lettersTo('refused-c@example.org')).toHaveLength(1)
})
