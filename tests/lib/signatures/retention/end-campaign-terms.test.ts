import { expect, onTestFinished, test } from 'vitest'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import { readCampaign } from '@/lib/campaigns/read-campaign'
import { makeListener } from '@/lib/platform/db'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { foldTally } from '@/lib/signatures/fold-tally'
import { endCampaignTerms } from '@/lib/signatures/retention/end-campaign-terms'
import { signCampaign } from '@/lib/signatures/sign-campaign'
import { addCampaign } from '@/tests/support/campaign'
import { startChild } from '@/tests/support/child'
import { urlAs } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import { ownInstallation } from '@/tests/support/installation'
import { addSignatureRows } from '@/tests/support/signatures-in-rows'
import { signAndReadToken, signatureForm } from '@/tests/support/signing'

const { database, workerFolder } = await ownInstallation()
const number = async (slug: string) => (await countSignatures(slug))?.signatures
const many = 4_500

/** A campaign with signatures, which closed so many months ago; its term is 12 months. */
async function closed(months: number, signatures = 3): Promise<{ id: string; slug: string }> {
  const campaign = await addCampaign()
  await addSignatureRows(database, campaign.id, signatures)
  await closeAgo(campaign.id, months)
  return campaign
}

const closeAgo = (id: string, months: number) =>
  database.query(
    `UPDATE campaign SET opens_at = now() - interval '5 years',
       closes_at = now() - make_interval(months => $2) WHERE id = $1`,
    [id, months],
  )

/** What is left of a campaign's signers, by table, and whether its key is there. */
async function left(id: string) {
  const [row] = await database.query(
    `SELECT (SELECT count(*)::int FROM signature WHERE campaign_id = $1) AS signatures,
       (SELECT count(*)::int FROM signature_request WHERE campaign_id = $1) AS requests,
       (SELECT count(*)::int FROM signature_link WHERE campaign_id = $1) AS links,
       (SELECT count(*)::int FROM letter) AS letters,
       (SELECT address_key_wrapped IS NOT NULL FROM campaign WHERE id = $1) AS key`,
    [id],
  )
  return row
}

const nothing = { signatures: 0, links: 0, requests: 0, letters: 0, key: false }

async function runAll(): Promise<void> {
  while ((await endCampaignTerms()) > 0);
}

test('once the term has ended only the number is left, and the page says so', async () => {
  const { id, slug } = await closed(12)
  expect((await readCampaign('en', slug))?.signaturesErased).toBe(false)
  await runAll()
  expect(await left(id)).toEqual(nothing)
  expect(await number(slug)).toBe(3)
  expect(await readCampaign('en', slug)).toMatchObject({ signaturesErased: true, signatures: 3 })
})

test('the term is counted from the delivery, and where nothing was delivered from the first end', async () => {
  const ends: [string, boolean][] = [
    [`closes_at = now() - interval '11 months'`, false],
    [
      `closes_at = now() - interval '30 months', delivered_at = now() - interval '11 months'`,
      false,
    ],
    [`closes_at = now() - interval '30 months', delivered_at = now() - interval '13 months'`, true],
    [`closes_at = NULL, won_at = now() - interval '13 months'`, true],
    [`closes_at = now() - interval '1 month', ended_at = now() - interval '13 months'`, true],
    [`closes_at = now() - interval '13 months', term_months = 24`, false],
    [`closes_at = now() - interval '25 months', term_months = 24`, true],
    [`closes_at = NULL`, false],
  ]
  for (const [times, ended] of ends) {
    const { id } = await closed(0)
    await database.query(
      `UPDATE campaign SET ${times},
         delivered_signatures = CASE WHEN $2 THEN 3 END WHERE id = $1`,
      [id, times.includes('delivered')],
    )
    await runAll()
    expect(await left(id), times).toMatchObject({ signatures: ended ? 0 : 3, key: !ended })
    await closeAgo(id, 50)
    await database.query(
      'UPDATE campaign SET delivered_at = NULL, delivered_signatures = NULL WHERE id = $1',
      [id],
    )
    await runAll()
  }
})

test('an open campaign’s signatures are not touched by another’s end', async () => {
  const open = await addCampaign()
  await addSignatureRows(database, open.id, 2)
  await closed(13)
  await runAll()
  expect(await left(open.id)).toEqual({
    signatures: 2,
    links: 2,
    requests: 0,
    letters: 2,
    key: true,
  })
  await closeAgo(open.id, 13)
  await runAll()
})

test('the key stays until the tally is folded', async () => {
  const { id, slug } = await closed(12)
  await database.query(`INSERT INTO tally_change VALUES (gen_random_uuid(), $1, 'FR', 1)`, [id])
  await runAll()
  expect(await left(id)).toEqual({ ...nothing, key: true })
  expect(await number(slug)).toBe(4)
  await foldTally()
  await runAll()
  expect(await left(id)).toEqual(nothing)
  expect(await number(slug)).toBe(4)
})

/** A connection whose open transaction has done that. */
async function inTransaction(text: string, values: unknown[]) {
  const client = makeListener()
  await client.connect()
  onTestFinished(() => client.end().catch(() => undefined))
  await client.query('BEGIN')
  await client.query(text, values)
  return client
}

test('a withdrawal at that instant counts once: who holds the row erases it', async () => {
  const { id, slug } = await closed(12)
  const withdrawal = await inTransaction(
    `WITH gone AS (DELETE FROM signature WHERE campaign_id = $1 AND id = (
       SELECT id FROM signature WHERE campaign_id = $1 LIMIT 1) RETURNING campaign_id)
     INSERT INTO tally_change SELECT gen_random_uuid(), campaign_id, 'ZZ', -1 FROM gone`,
    [id],
  )
  // The end waits for nobody's signature, but with the key for who holds the campaign.
  const ending = runAll()
  await eventually('the end to have come so far', async () => {
    const [row] = await database.query<{ rows: number }>(
      'SELECT count(*)::int AS rows FROM signature WHERE campaign_id = $1',
      [id],
    )
    return row?.rows === 1
  })
  await withdrawal.query('COMMIT')
  await ending
  await foldTally()
  await runAll()
  expect(await left(id)).toEqual(nothing)
  expect(await number(slug)).toBe(2)
})

test('a campaign whose key is gone takes no signature and no confirmation, even open again', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'again@example.org')
  expect((await signCampaign(slug, signatureForm({ email: 'two@example.org' }))).outcome).toBe(
    'mail-is-coming',
  )
  await database.query('UPDATE campaign SET address_key_wrapped = NULL WHERE id = $1', [id])
  expect(await signCampaign(slug, signatureForm())).toEqual({ outcome: 'closed', state: 'ended' })
  expect((await confirmSignature(token)).outcome).toBe('too-late')
  expect(await number(slug)).toBe(0)
})

test.each(['a signature', 'a confirmation'])(
  '%s that comes while the key is destroyed waits, and then finds it gone',
  async (which) => {
    const { id, slug } = await addCampaign()
    const token = await signAndReadToken(slug, `${which.replace(' ', '-')}@example.org`)
    const before = await left(id)
    const end = await inTransaction('SELECT 1 FROM campaign WHERE id = $1 FOR UPDATE', [id])
    await end.query('UPDATE campaign SET address_key_wrapped = NULL WHERE id = $1', [id])
    const act =
      which === 'a signature' ? signCampaign(slug, signatureForm()) : confirmSignature(token)
    await eventually('one that waits', async () => {
      const waits = await database.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      return waits.length > 0
    })
    await end.query('COMMIT')
    expect((await act).outcome).toBe(which === 'a signature' ? 'closed' : 'too-late')
    expect(await number(slug)).toBe(0)
    expect(await left(id)).toEqual({ ...before, key: false })
  },
)

test.each(['a signature', 'a confirmation'])(
  '%s that was first is waited for, and goes with the rest',
  async (which) => {
    const { id, slug } = await closed(12)
    const first = await inTransaction(
      which === 'a signature'
        ? `INSERT INTO signature_request (id, campaign_id, petition_version, consent_version,
             address_key, sealed, locale, received_at)
           VALUES (gen_random_uuid(), $1, 1, '', sha256('x'), '', 'ca', now())`
        : `WITH tally AS (INSERT INTO tally_change VALUES (gen_random_uuid(), $1, 'ZZ', 1))
           INSERT INTO signature (address_key, campaign_id, id, petition_version, consent_version,
             locale, updates, confirmed_on, sealed)
           VALUES (sha256('x'), $1, gen_random_uuid(), 1, '', 'ca', false, current_date, '')`,
      [id],
    )
    const ending = runAll()
    await eventually('the end that waits', async () => {
      const waits = await database.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
           AND wait_event_type = 'Lock' AND query LIKE '%campaign%FOR UPDATE%'`,
      )
      return waits.length > 0
    })
    await first.query('COMMIT')
    await ending
    expect(await left(id)).toMatchObject({ key: true })
    await runAll()
    await foldTally()
    await runAll()
    expect(await left(id)).toMatchObject({ signatures: 0, key: false })
    expect(await number(slug)).toBe(which === 'a signature' ? 3 : 4)
  },
)

test('a worker that is killed half-way leaves whole shares, and the next one does the rest', async () => {
  await database.query('DELETE FROM letter')
  const { id, slug } = await closed(13, many)
  // One row that somebody holds: until it is let go, nobody can come to an end.
  const holder = await inTransaction(
    'SELECT 1 FROM signature WHERE campaign_id = $1 LIMIT 1 FOR UPDATE',
    [id],
  )
  const start = () =>
    startChild('worker/main.ts', {
      DATABASE_URL: urlAs('worker', database.url),
      DATA_DIR: workerFolder,
    })
  const worker = start()
  onTestFinished(() => worker.kill())
  await eventually('a share that is erased', async () => {
    const [{ signatures = 0 } = {}] = await database.query<{ signatures: number }>(
      'SELECT count(*)::int AS signatures FROM signature WHERE campaign_id = $1',
      [id],
    )
    return signatures < many
  })
  await worker.kill()
  const [half] = await database.query<{ signatures: number; orphans: number; key: boolean }>(
    `SELECT (SELECT count(*)::int FROM signature WHERE campaign_id = $1) AS signatures,
       (SELECT count(*)::int FROM letter l WHERE NOT EXISTS (SELECT FROM signature WHERE id = l.link_of)
         AND NOT EXISTS (SELECT FROM signature_request WHERE id = l.link_of)) AS orphans,
       (SELECT address_key_wrapped IS NOT NULL FROM campaign WHERE id = $1) AS key`,
    [id],
  )
  expect(half).toMatchObject({ orphans: 0, key: true })
  expect(half?.signatures).toBeGreaterThan(0)
  expect(await number(slug)).toBe(many)
  await holder.query('ROLLBACK')

  const next = start()
  onTestFinished(() => next.kill())
  await eventually('the end', async () => (await left(id))?.key === false)
  await next.stop()
  expect(await left(id)).toEqual(nothing)
  expect(await number(slug)).toBe(many)
})
