import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import { moveClock } from '@/lib/platform/clock'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { readConfirmation } from '@/lib/signatures/read-confirmation'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { deleteExpired } from '@/tests/support/signers/delete-expired'
import { deliverAll, lettersTo, sign, signAndReadToken, tokenIn } from '@/tests/support/signing'

const { database } = await ownInstallation()
const hour = 3_600_000
const day = 24 * hour
const number = async (slug: string) => (await countSignatures(slug))?.signatures

test('a confirmed link counts one signature, and its request is gone', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'one@example.org')
  expect(await number(slug)).toBe(0)
  expect(await confirmSignature(token)).toEqual({ outcome: 'signed', campaign: { slug } })
  expect(await number(slug)).toBe(1)
  const requests = 'SELECT 1 FROM signature_request WHERE campaign_id = $1'
  expect(await database.query(requests, [id])).toEqual([])
})

test('the link again says so and counts nothing more', async () => {
  const { slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'again@example.org')
  await confirmSignature(token)
  expect(await confirmSignature(token)).toEqual({ outcome: 'already-signed', campaign: { slug } })
  expect(await number(slug)).toBe(1)
})

test('of two links of one address either confirms, once, and both know afterwards', async () => {
  const { slug } = await addCampaign()
  const first = await signAndReadToken(slug, 'two@example.org')
  const second = await signAndReadToken(slug, 'two@example.org')
  expect(second).not.toBe(first)
  expect((await confirmSignature(second)).outcome).toBe('signed')
  expect((await confirmSignature(first)).outcome).toBe('already-signed')
  expect((await confirmSignature(first)).outcome).toBe('already-signed')
  expect(await number(slug)).toBe(1)
})

test('reading what a link confirms changes nothing, however often, and shows nothing personal', async () => {
  const { slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'read@example.org')
  for (let times = 0; times < 3; times++) {
    const read = await readConfirmation('en', token)
    expect(read).toMatchObject({ status: 'waiting', campaign: { slug, signatures: 0 } })
    expect(JSON.stringify(read)).not.toContain('read@example.org')
  }
  await confirmSignature(token)
  expect(await readConfirmation('en', token)).toMatchObject({ status: 'confirmed' })
})

test('the text that a link confirms is the one that was signed, though a newer one is there', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'text@example.org')
  await database.query('INSERT INTO petition_version VALUES ($1, 2, now())', [id])
  await database.query(
    `INSERT INTO petition_text VALUES ($1, 2, 'ca', 'Una altra', 'Una altra petició.')`,
    [id],
  )
  const read = await readConfirmation('ca', token)
  expect(read?.petition).not.toBe('Una altra petició.')
  await confirmSignature(token)
  const rows = await database.query(
    'SELECT petition_version FROM signature WHERE campaign_id = $1',
    [id],
  )
  expect(rows).toEqual([{ petition_version: 1 }])
})

test.each(['', 'x', 'a'.repeat(43), '\0', '../../etc', randomBytes(32).toString('base64url')])(
  'a forged link %j stands for nothing',
  async (token) => {
    expect(await confirmSignature(token)).toEqual({ outcome: 'not-found' })
    expect(await readConfirmation('ca', token)).toBeUndefined()
  },
)

test('a link lives 14 days, and nothing is held of it afterwards', async () => {
  const { id, slug } = await addCampaign({ closesInDays: undefined })
  const token = await signAndReadToken(slug, 'late@example.org')
  moveClock(14 * day)
  expect(await confirmSignature(token)).toEqual({ outcome: 'not-found' })
  expect(await readConfirmation('ca', token)).toBeUndefined()
  await deleteExpired('requests')
  moveClock(-14 * day)
  const rows = await database.query('SELECT 1 FROM signature_request WHERE campaign_id = $1', [id])
  expect(rows).toEqual([])
})

test('a request made before closing may be confirmed for 24 hours after it', async () => {
  const { slug } = await addCampaign({ closesInDays: 1 })
  const soon = await signAndReadToken(slug, 'soon@example.org')
  const late = await signAndReadToken(slug, 'tardy@example.org')
  moveClock(day + 23 * hour)
  expect((await confirmSignature(soon)).outcome).toBe('signed')
  moveClock(hour)
  expect(await confirmSignature(late)).toEqual({ outcome: 'too-late', campaign: { slug } })
  expect(await readConfirmation('ca', late)).toMatchObject({ status: 'too-late' })
  expect((await confirmSignature(soon)).outcome).toBe('already-signed')
  moveClock(-(day + 24 * hour))
})

test('a link of a campaign that was taken down tells nothing and counts nothing', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'down@example.org')
  await database.query(`UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`, [id])
  expect(await confirmSignature(token)).toEqual({ outcome: 'not-found' })
  expect(await readConfirmation('ca', token)).toBeUndefined()
})

test('A.B+x@Gmail.com after ab@gmail.com is the same person', async () => {
  const { slug } = await addCampaign()
  await confirmSignature(await signAndReadToken(slug, 'ab@gmail.com'))
  await sign(slug, { email: 'A.B+x@Gmail.com' })
  await deliverAll()
  const [letter] = await lettersTo('A.B+x@Gmail.com')
  expect(letter?.subject).toBe('La teva signatura ja compta')
  expect((await confirmSignature(tokenIn(letter))).outcome).toBe('already-signed')
  expect(await number(slug)).toBe(1)
})
