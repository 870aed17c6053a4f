import { expect, onTestFinished, test } from 'vitest'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import { dayOf, moveClock, now } from '@/lib/platform/clock'
import { makeListener } from '@/lib/platform/db'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { copySignaturesToLinks } from '@/lib/signatures/copy-signatures-to-links'
import { changeChoices } from '@/lib/signatures/own-page/change-choices'
import { correctSignature } from '@/lib/signatures/own-page/correct-signature'
import { openSignature } from '@/lib/signatures/own-page/open-signature'
import { reportNotMe } from '@/lib/signatures/own-page/report-not-me'
import { signatureData } from '@/lib/signatures/own-page/signature-data'
import { withdrawSignature } from '@/lib/signatures/own-page/withdraw-signature'
import { readConfirmation } from '@/lib/signatures/read-confirmation'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { deleteExpired } from '@/tests/support/signers/delete-expired'
import { everyTable } from '@/tests/support/signers/every-table'
import {
  answerAll,
  deliverAll,
  lettersTo,
  sign,
  signAndReadToken,
  tokenIn,
} from '@/tests/support/signing'

const { database } = await ownInstallation()
const day = 86_400_000
const number = async (slug: string) => (await countSignatures(slug))?.signatures

/** Two links of one address, of forms that held different things. */
async function twoLinks(slug: string, email: string): Promise<[string, string]> {
  await sign(slug, { email, name: 'Nil U', country: 'PT' })
  await deliverAll()
  await sign(slug, { email, name: 'Nil Dos', country: 'FR' })
  await deliverAll()
  const [second, first] = (await lettersTo(email)).map(tokenIn)
  if (!first || !second) throw new Error('Two letters should have come')
  return [first, second]
}

async function open(token: string) {
  const opened = await openSignature('en', token)
  if (opened.outcome !== 'found') throw new Error('Nothing is held')
  return opened.signature
}

const tallyOf = (id: string) =>
  database.query(
    `SELECT country, sum(change)::int AS signatures FROM tally_change WHERE campaign_id = $1
     GROUP BY country HAVING sum(change) <> 0 ORDER BY country`,
    [id],
  )

test('once one link has confirmed, the other says so too, everywhere', async () => {
  const { slug } = await addCampaign()
  const [first, second] = await twoLinks(slug, 'both@example.org')
  await confirmSignature(second)
  expect(await readConfirmation('en', first)).toMatchObject({ status: 'confirmed' })
  expect(await confirmSignature(first)).toMatchObject({ outcome: 'already-signed' })
  const seen = await open(first)
  expect(seen).toMatchObject({ status: 'confirmed', country: 'FR', record: undefined })
  expect(signatureData(seen)).toMatchObject({ confirmedOn: dayOf(now()), name: null, email: null })
  expect(await copySignaturesToLinks()).toBe(1)
  expect(await copySignaturesToLinks()).toBe(0)
  expect(await open(first)).toEqual(await open(second))
  expect(await open(first)).toMatchObject({
    record: { name: 'Nil Dos', email: 'both@example.org' },
  })
  expect(await number(slug)).toBe(1)
})

test('to hide the name by any link hides it', async () => {
  const { id, slug } = await addCampaign()
  const [first, second] = await twoLinks(slug, 'hides@example.org')
  await confirmSignature(first, { publicName: 'Nil Mostrat', updates: true })
  await database.query(`UPDATE signature SET public_name = 'Nil Mostrat' WHERE campaign_id = $1`, [
    id,
  ])
  const hidden = { publicName: undefined, updates: false }
  expect(await changeChoices(second, hidden)).toEqual({ outcome: 'changed' })
  for (const token of [first, second]) {
    expect(await open(token)).toMatchObject({ showName: false, publicName: undefined })
  }
  expect((await everyTable(database)).filter(({ row }) => row.includes('Nil Mostrat'))).toEqual([])
})

test('a correction by one link is what every other one tells, and the count moves with its country', async () => {
  const { id, slug } = await addCampaign()
  const [first, second] = await twoLinks(slug, 'right@example.org')
  await confirmSignature(first, { publicName: 'Nil Mostrat', updates: false })
  await copySignaturesToLinks()
  const corrected = { name: 'Núria Prova', country: 'AD' }
  expect(await correctSignature(second, corrected)).toEqual({ outcome: 'corrected' })
  expect(await tallyOf(id)).toEqual([{ country: 'AD', signatures: 1 }])
  expect(await open(second)).toMatchObject({
    country: 'AD',
    record: { name: 'Núria Prova', email: 'right@example.org', publicName: 'Nil Mostrat' },
  })
  // No link shows the name as it was.
  expect(await open(first)).toMatchObject({ country: 'AD', record: undefined })
  await copySignaturesToLinks()
  expect(await open(first)).toEqual(await open(second))
  await correctSignature(first, { name: undefined, country: undefined })
  expect(await tallyOf(id)).toEqual([{ country: 'ZZ', signatures: 1 }])
  expect(await open(second)).toMatchObject({ record: { name: 'Núria Prova' }, country: undefined })
  expect(await number(slug)).toBe(1)
})

test('what is corrected again and again, or by a link that waits, counts once', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'often@example.org')
  const to = (country: string) => correctSignature(token, { name: 'Nil Prova', country })
  expect(await to('PT')).toEqual({ outcome: 'not-confirmed' })
  await confirmSignature(token)
  await Promise.all(['PT', 'FR', 'PT', 'AD', 'FR'].map(to))
  expect(await number(slug)).toBe(1)
  expect(await tallyOf(id)).toHaveLength(1)
  expect(await correctSignature('a'.repeat(43), { name: 'x', country: 'PT' })).toEqual({
    outcome: 'not-found',
  })
})

test('two links that are pressed at once come to one signature, and tell the same', async () => {
  const { slug } = await addCampaign()
  for (let times = 0; times < 4; times++) {
    const [first, second] = await twoLinks(slug, `at-once-${times}@example.org`)
    const outcomes = await Promise.all([confirmSignature(first), confirmSignature(second)])
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['already-signed', 'signed'])
    await copySignaturesToLinks()
    expect(await open(first)).toEqual(await open(second))
  }
  expect(await number(slug)).toBe(4)
})

test('withdrawn by one link, nothing is held for any other, whatever that does meanwhile', async () => {
  const { id, slug } = await addCampaign()
  for (const [times, withdraw] of [withdrawSignature, reportNotMe, withdrawSignature].entries()) {
    const [first, second] = await twoLinks(slug, `gone-${times}@example.org`)
    await confirmSignature(first)
    await copySignaturesToLinks()
    await Promise.all([
      withdraw(second),
      changeChoices(first, { publicName: 'Nil Mostrat', updates: true }),
      correctSignature(first, { name: 'Nil Corregit', country: 'AD' }),
      copySignaturesToLinks(),
    ])
    for (const token of [first, second]) {
      expect(await openSignature('ca', token)).toEqual({ outcome: 'not-found' })
    }
    expect(await number(slug)).toBe(0)
  }
  const links = 'SELECT 1 FROM signature_link WHERE campaign_id = $1'
  expect(await database.query(links, [id])).toEqual([])
})

test('a link whose letter went out while another one confirmed is a link of that signature', async () => {
  const { slug } = await addCampaign()
  const email = 'crossing@example.org'
  const first = await signAndReadToken(slug, email)
  await sign(slug, { email, name: 'Nil Dos' })
  await answerAll()
  await confirmSignature(first)
  await deliverAll()
  const second = tokenIn((await lettersTo(email)).find(({ text }) => !text.includes(first)))
  expect(await open(second)).toMatchObject({ status: 'confirmed' })
})

test('a worker that answers at the instant of the confirmation leaves no link that waits', async () => {
  const { slug } = await addCampaign()
  for (let times = 0; times < 6; times++) {
    const email = `crosses-${times}@example.org`
    const first = await signAndReadToken(slug, email)
    await sign(slug, { email, name: 'Nil Dos' })
    await Promise.all([confirmSignature(first), answerAll()])
    moveClock(6_000)
    await deliverAll()
  }
  moveClock(-36_000)
  expect(
    await database.query('SELECT 1 FROM signature_request WHERE link_hash IS NOT NULL'),
  ).toEqual([])
})

test('every link lives as long as the signature', async () => {
  const { slug } = await addCampaign({ closesInDays: undefined })
  const [first, second] = await twoLinks(slug, 'long@example.org')
  await confirmSignature(first)
  await copySignaturesToLinks()
  moveClock(100 * day)
  await deleteExpired('requests')
  expect(await open(second)).toMatchObject({ record: { email: 'long@example.org' } })
  moveClock(-100 * day)
})

test('a signature that is changed at this moment is passed over, and copied with the change', async () => {
  const { slug } = await addCampaign()
  const [first, second] = await twoLinks(slug, 'busy@example.org')
  await confirmSignature(first)
  const holder = makeListener()
  await holder.connect()
  onTestFinished(() => holder.end())
  await holder.query('BEGIN')
  await holder.query('SELECT 1 FROM signature FOR UPDATE')
  expect(await copySignaturesToLinks()).toBe(0)
  await holder.query('ROLLBACK')
  expect(await copySignaturesToLinks()).toBe(1)
  expect(await open(second)).toEqual(await open(first))
})

test('a copy that is broken off is written whole by the next worker', async () => {
  const { slug } = await addCampaign()
  const [first, second] = await twoLinks(slug, 'killed@example.org')
  await confirmSignature(first)
  await database.query(
    `CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken off'; END $$`,
  )
  await database.query(
    `CREATE TRIGGER breaks_off AFTER UPDATE ON signature_link FOR EACH STATEMENT EXECUTE FUNCTION break_off()`,
  )
  await expect(copySignaturesToLinks()).rejects.toThrow()
  await database.query('DROP TRIGGER breaks_off ON signature_link')
  expect(await open(second)).toMatchObject({ record: undefined })
  await copySignaturesToLinks()
  expect(await open(second)).toEqual(await open(first))
})
