import { expect, test } from 'vitest'
import { moveClock } from '@/lib/platform/clock'
import { workerKeys } from '@/lib/platform/keys/worker'
import { askForLink } from '@/lib/signatures/ask-for-link'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { openRecord } from '@/lib/signatures/open-record'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { deleteExpired } from '@/tests/support/signers/delete-expired'
import { emailOf, signAndReadToken } from '@/tests/support/signing'

const { database } = await ownInstallation()
const day = 24 * 3_600_000

type Row = { id: string; address_key: Buffer; sealed: Buffer; locale: string }

const heldFor = (campaignId: string) =>
  database.query<Row>(
    'SELECT id, address_key, sealed, locale FROM link_request WHERE campaign_id = $1',
    [campaignId],
  )

test('a question is kept as the address, sealed, and its key in that campaign; no more', async () => {
  const { id, slug } = await addCampaign()
  const outcome = await askForLink(slug, emailOf('Jo.Prova+x@Gmail.com'), 'es')
  expect(outcome).toEqual({ outcome: 'mail-is-coming' })
  const [row, ...others] = await heldFor(id)
  if (!row) throw new Error('Nothing is held')
  expect(others).toEqual([])
  expect(row.locale).toBe('es')
  expect(row.sealed.includes('Prova')).toBe(false)
  expect(openRecord(row.id, row.sealed, workerKeys()).email).toBe('Jo.Prova+x@Gmail.com')
})

test('any spelling of an address asks for the same signature', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'joprova@gmail.com')
  await confirmSignature(token)
  await askForLink(slug, emailOf('Jo.Prova+x@Gmail.com'), 'ca')
  const [signature] = await database.query<Row>(
    'SELECT address_key FROM signature WHERE campaign_id = $1',
    [id],
  )
  const [row] = await heldFor(id)
  expect(row?.address_key).toEqual(signature?.address_key)
})

test('it is taken while the campaign is public, over or not', async () => {
  const { id, slug } = await addCampaign({ opensDaysAgo: 40, closesInDays: -20 })
  expect((await askForLink(slug, emailOf('late@example.org'), 'ca')).outcome).toBe('mail-is-coming')
  expect(await heldFor(id)).toHaveLength(1)
})

test('for a campaign that is unknown, scheduled or taken down there is nobody to ask', async () => {
  const scheduled = await addCampaign({ opensDaysAgo: -3 })
  const down = await addCampaign()
  await database.query(`UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`, [down.id])
  for (const slug of ['never-was', '../x', scheduled.slug, down.slug]) {
    expect(await askForLink(slug, emailOf('who@example.org'), 'ca')).toEqual({
      outcome: 'unknown-campaign',
    })
  }
  expect([...(await heldFor(scheduled.id)), ...(await heldFor(down.id))]).toEqual([])
})

test('once the campaign’s key is gone the answer is the same, and nothing is held', async () => {
  const { id, slug } = await addCampaign({ opensDaysAgo: 40, closesInDays: -20 })
  await database.query('UPDATE campaign SET address_key_wrapped = NULL WHERE id = $1', [id])
  expect(await askForLink(slug, emailOf('gone@example.org'), 'ca')).toEqual({
    outcome: 'mail-is-coming',
  })
  expect(await heldFor(id)).toEqual([])
})

test('a question that nobody ever answered is forgotten after three days', async () => {
  const { id, slug } = await addCampaign()
  await askForLink(slug, emailOf('unanswered@example.org'), 'ca')
  moveClock(3 * day - 60_000)
  await deleteExpired('linkRequests')
  expect(await heldFor(id)).toHaveLength(1)
  moveClock(2 * 60_000)
  await deleteExpired('linkRequests')
  moveClock(-3 * day - 60_000)
  expect(await heldFor(id)).toEqual([])
})
