import { expect, test } from 'vitest'
import { moveClock } from '@/lib/platform/clock'
import { signCampaign } from '@/lib/signatures/sign-campaign'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { signatureForm } from '@/tests/support/signing'

const { database } = await ownInstallation()
const day = 86_400_000

const requests = (slug: string) =>
  database.query<Record<string, unknown>>(
    `SELECT r.* FROM signature_request r JOIN campaign c ON c.id = r.campaign_id WHERE slug = $1`,
    [slug],
  )

test('a signature to an open campaign is stored as one request, due at once, that counts nothing', async () => {
  const { slug } = await addCampaign()
  const form = signatureForm({ country: 'FR', locale: 'es' })
  expect(await signCampaign(slug, form)).toEqual({ outcome: 'mail-is-coming' })
  const [request, ...more] = await requests(slug)
  expect(more).toEqual([])
  expect(request).toMatchObject({
    country: 'FR',
    locale: 'es',
    petition_version: 1,
    link_hash: null,
  })
  expect(request?.due_at).toEqual(request?.received_at)
  expect(
    await database.query('SELECT 1 FROM tally_change UNION ALL SELECT 1 FROM signature'),
  ).toEqual([])
})

test('what is stored holds neither name nor address in the clear', async () => {
  const { slug } = await addCampaign()
  await signCampaign(slug, signatureForm({ name: 'Zenòbia Clara', email: 'zenobia@example.org' }))
  const text = JSON.stringify(await requests(slug))
  const bytes = Buffer.from('zenobia').toString('hex')
  expect(text).not.toMatch(/zen/i)
  expect(text).not.toContain(bytes)
})

test('a scheduled, a hidden and an unknown campaign are all unknown', async () => {
  const scheduled = await addCampaign({ opensDaysAgo: -1 })
  const hidden = await addCampaign()
  const takenDown = await addCampaign()
  await database.query(`UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`, [hidden.id])
  await database.query(
    `UPDATE defender SET visibility = 'taken_down' FROM campaign
     WHERE defender.id = defender_id AND campaign.id = $1`,
    [takenDown.id],
  )
  for (const slug of [scheduled.slug, hidden.slug, takenDown.slug, 'no-such-campaign']) {
    expect(await signCampaign(slug, signatureForm())).toEqual({ outcome: 'unknown-campaign' })
  }
  expect(await requests(scheduled.slug)).toEqual([])
})

test('a campaign that has no page to read is signed by nobody, remembered or not', async () => {
  const { id, slug } = await addCampaign()
  expect((await signCampaign(slug, signatureForm())).outcome).toBe('mail-is-coming')
  await database.query(`UPDATE campaign_text SET state = 'in_review' WHERE campaign_id = $1`, [id])
  expect(await signCampaign(slug, signatureForm())).toEqual({ outcome: 'unknown-campaign' })
  expect(await requests(slug)).toHaveLength(1)
})

test.each([
  ['closed', { closesInDays: -1 }],
  ['delivered', { closesInDays: -2, deliveredDaysAgo: 1, deliveredSignatures: 0 }],
  ['won', { wonDaysAgo: 1 }],
] as const)('a campaign that is %s says so and stores nothing', async (state, times) => {
  const { slug } = await addCampaign({ opensDaysAgo: 10, ...times })
  expect(await signCampaign(slug, signatureForm())).toEqual({ outcome: 'closed', state })
  expect(await requests(slug)).toEqual([])
})

test('a campaign that closes while it is remembered as open takes nothing more', async () => {
  const { slug } = await addCampaign({ closesInDays: 5 })
  expect((await signCampaign(slug, signatureForm())).outcome).toBe('mail-is-coming')
  moveClock(6 * day)
  expect(await signCampaign(slug, signatureForm())).toEqual({ outcome: 'closed', state: 'closed' })
  moveClock(-6 * day)
  expect(await requests(slug)).toHaveLength(1)
})

test('a text that changed since the page was read is not signed unread', async () => {
  const { id, slug } = await addCampaign()
  expect((await signCampaign(slug, signatureForm({ version: 1 }))).outcome).toBe('mail-is-coming')
  await database.query(`INSERT INTO petition_version VALUES ($1, 2, now())`, [id])
  await database.query(`INSERT INTO petition_text VALUES ($1, 2, 'ca', 'Una altra', 'Una altra')`, [
    id,
  ])
  expect(await signCampaign(slug, signatureForm({ version: 1 }))).toEqual({
    outcome: 'text-changed',
  })
  expect((await signCampaign(slug, signatureForm({ version: 2 }))).outcome).toBe('mail-is-coming')
  expect((await signCampaign(slug, signatureForm())).outcome).toBe('mail-is-coming')
  const versions = (await requests(slug)).map((request) => request.petition_version)
  expect(versions.sort()).toEqual([1, 2, 2])
})
