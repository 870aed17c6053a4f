import { expect, test } from 'vitest'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import { readCampaign } from '@/lib/campaigns/read-campaign'
import { moveClock } from '@/lib/platform/clock'
import { workerKeys } from '@/lib/platform/keys/worker'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { foldTally } from '@/lib/signatures/fold-tally'
import { openRecord } from '@/lib/signatures/open-record'
import { openSignature } from '@/lib/signatures/own-page/open-signature'
import { reportNotMe } from '@/lib/signatures/own-page/report-not-me'
import { withdrawSignature } from '@/lib/signatures/own-page/withdraw-signature'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { everyTable, tablesThatHold } from '@/tests/support/signers/every-table'
import { addLinkRequest, keyOf } from '@/tests/support/signers/link-request'
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
const acts = { withdraw: withdrawSignature, reportNotMe: reportNotMe }
const done = { withdraw: { outcome: 'withdrawn' }, reportNotMe: { outcome: 'not-me' } }
const both = ['withdraw', 'reportNotMe'] as const
const waitingLetters = () =>
  database.query<{ id: string; kind: string; sealed: Buffer; expires_at: Date; since: Date }>(
    'SELECT id, kind::text, sealed, since, expires_at FROM letter',
  )

/** Signs and confirms; later signs again, asks for the link, and lets all of that wait. */
async function signerWithAllThatCanWait(slug: string, email: string) {
  const token = await signAndReadToken(slug, email)
  const second = await signAndReadToken(slug, email)
  const unspent = await signAndReadToken(slug, email)
  await confirmSignature(token)
  await confirmSignature(second)
  await database.query('DELETE FROM mail_count')
  await sign(slug, { email })
  await answerAll()
  await database.query('DELETE FROM mail_count')
  await sign(slug, { email })
  await addLinkRequest(database, slug, email)
  const key = await keyOf(slug, email)
  const rows = await database.query<{ id: string; link_hash: Buffer | null; copy: Buffer | null }>(
    `SELECT id, NULL AS link_hash, sealed AS copy FROM signature WHERE address_key = $1
     UNION ALL SELECT request_id, link_hash, copy FROM signature_link WHERE address_key = $1
     UNION ALL SELECT id, link_hash, signer_copy FROM signature_request WHERE address_key = $1
     UNION ALL SELECT id, NULL, sealed FROM link_request WHERE address_key = $1`,
    [key],
  )
  const traces = [key, ...rows.flatMap(({ id, link_hash, copy }) => [id, link_hash, copy])]
  return { tokens: [token, second, unspent], traces: traces.filter((one) => one !== null) }
}

test.each(both)('%s: nothing of its signer is left in any table but the totals', async (act) => {
  const { slug } = await addCampaign({ startingTally: [{ country: 'FR', total: 5 }] })
  const { tokens, traces } = await signerWithAllThatCanWait(slug, `all-${act}@example.org`)
  expect((await tablesThatHold(database, traces)).toSorted()).toEqual([
    'letter',
    'link_request',
    'signature',
    'signature_link',
    'signature_request',
  ])
  expect(await number(slug)).toBe(6)
  expect(await acts[act](tokens[0] ?? '')).toEqual(done[act])
  expect(await number(slug)).toBe(5)
  const left = await tablesThatHold(database, traces)
  expect(left).toEqual(act === 'reportNotMe' ? ['campaign_mail_stop'] : [])
  for (const token of tokens) {
    expect(await openSignature('ca', token)).toEqual({ outcome: 'not-found' })
    expect(await acts[act](token)).toEqual({ outcome: 'not-found' })
  }
  while ((await foldTally()) > 0);
  expect(await number(slug)).toBe(5)
  await database.query('DELETE FROM letter')
})

test.each([1, 2])('link %i of the same address withdraws as well as its own', async (which) => {
  const { slug } = await addCampaign()
  const { tokens, traces } = await signerWithAllThatCanWait(slug, `other-${which}@example.org`)
  await database.query('DELETE FROM letter')
  expect(await withdrawSignature(tokens[which] ?? '')).toEqual({ outcome: 'withdrawn' })
  expect(await number(slug)).toBe(0)
  expect(await tablesThatHold(database, traces)).toEqual([])
  // Only a link that opens the address can say to whom the letter goes.
  expect(await waitingLetters()).toEqual([])
  await database.query('DELETE FROM letter')
})

test('its −1 stands for its country, and its letter waits sealed for a day at most', async () => {
  const { id, slug } = await addCampaign()
  await sign(slug, { email: 'letter@example.org', name: 'Nil Prova', country: 'PT', locale: 'es' })
  await deliverAll()
  const token = tokenIn((await lettersTo('letter@example.org'))[0])
  await confirmSignature(token)
  await withdrawSignature(token)
  const changes = await database.query(
    'SELECT country, change FROM tally_change WHERE campaign_id = $1 ORDER BY change',
    [id],
  )
  expect(changes).toEqual([
    { country: 'PT', change: -1 },
    { country: 'PT', change: 1 },
  ])
  const [letter, ...more] = await waitingLetters()
  if (!letter) throw new Error('No letter')
  expect(more).toEqual([])
  expect(openRecord(letter.id, letter.sealed, workerKeys())).toEqual({
    name: '',
    email: 'letter@example.org',
  })
  expect(letter.expires_at.getTime() - letter.since.getTime()).toBeLessThanOrEqual(day)
  await deliverAll()
  const [last] = await lettersTo('letter@example.org')
  expect(last?.subject).toBe('Firma retirada')
  expect(last?.text).not.toMatch(/Nil|https?:/)
})

test('a letter that cannot go out within a day is never sent', async () => {
  const { slug } = await addCampaign()
  const token = await signAndReadToken(slug, 'late@example.org')
  await confirmSignature(token)
  await withdrawSignature(token)
  moveClock(day)
  await deliverAll()
  moveClock(-day)
  expect(await lettersTo('late@example.org')).toHaveLength(1)
  await database.query('DELETE FROM letter')
})

test.each(both)(
  '%s of a request that waits erases it, counts nothing, writes nothing',
  async (act) => {
    const { slug } = await addCampaign()
    const email = `waits-${act}@example.org`
    const token = await signAndReadToken(slug, email)
    await sign(slug, { email })
    const key = await keyOf(slug, email)
    expect(await acts[act](token)).toEqual(done[act])
    expect(await tablesThatHold(database, [key])).toEqual(
      act === 'reportNotMe' ? ['campaign_mail_stop'] : [],
    )
    expect(await number(slug)).toBe(0)
    await deliverAll()
    expect(await lettersTo(email)).toHaveLength(1)
    expect(await confirmSignature(token)).toEqual({ outcome: 'not-found' })
  },
)

test('who withdrew may sign again, and counts once more; who reported as not theirs gets no letter for 30 days', async () => {
  const { slug } = await addCampaign({ closesInDays: undefined })
  const email = 'again@example.org'
  const token = await signAndReadToken(slug, email)
  await confirmSignature(token)
  await withdrawSignature(token)
  await deliverAll()
  await confirmSignature(await signAndReadToken(slug, email))
  expect(await number(slug)).toBe(1)

  const other = await signAndReadToken(slug, 'not.me@example.org')
  await reportNotMe(other)
  const letters = async () => (await lettersTo('not.me@example.org')).length
  for (const days of [0, 29]) {
    moveClock(days * day)
    await sign(slug, { email: 'not.me@example.org' })
    await deliverAll()
    expect(await letters()).toBe(1)
    moveClock(-days * day)
  }
  moveClock(31 * day)
  await sign(slug, { email: 'not.me@example.org' })
  await deliverAll()
  moveClock(-31 * day)
  expect(await letters()).toBe(2)
})

test('a stop is one campaign’s: about another one the address is written to', async () => {
  const [here, there] = [await addCampaign(), await addCampaign()]
  await reportNotMe(await signAndReadToken(here.slug, 'one.only@example.org'))
  await signAndReadToken(there.slug, 'one.only@example.org')
})

test.each([
  ['closed', `closes_at = now() - interval '1 minute'`],
  ['taken down', `visibility = 'taken_down'`],
  ['a draft again', `visibility = 'draft'`],
])('a signature can be withdrawn while the campaign is %s', async (_, change) => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, `over-${slug}@example.org`)
  await confirmSignature(token)
  await database.query(`UPDATE campaign SET ${change} WHERE id = $1`, [id])
  expect(await withdrawSignature(token)).toEqual({ outcome: 'withdrawn' })
  expect(await database.query('SELECT 1 FROM signature WHERE campaign_id = $1', [id])).toEqual([])
  await deliverAll()
})

test('and while its defender is taken down', async () => {
  const { id, slug } = await addCampaign()
  const token = await signAndReadToken(slug, `defender-${slug}@example.org`)
  await confirmSignature(token)
  await database.query(
    `UPDATE defender SET visibility = 'taken_down' WHERE id = (SELECT defender_id FROM campaign WHERE id = $1)`,
    [id],
  )
  expect(await reportNotMe(token)).toEqual({ outcome: 'not-me' })
  expect(await database.query('SELECT 1 FROM signature WHERE campaign_id = $1', [id])).toEqual([])
})

test('what was delivered stays as it was delivered', async () => {
  const { id, slug } = await addCampaign({ startingTally: [{ country: 'ZZ', total: 99 }] })
  const token = await signAndReadToken(slug, 'delivered@example.org')
  await confirmSignature(token)
  await database.query(
    `UPDATE campaign SET delivered_at = now(), delivered_signatures = 100 WHERE id = $1`,
    [id],
  )
  await withdrawSignature(token)
  expect(await readCampaign('ca', slug)).toMatchObject({
    state: 'delivered',
    signatures: 99,
    deliveredSignatures: 100,
    deliveredAt: expect.any(Date),
  })
  await deliverAll()
})

test.each(both)('%s by a forged link changes nothing', async (act) => {
  const before = await everyTable(database)
  for (const token of ['', 'x', '\0', 'a'.repeat(43)]) {
    expect(await acts[act](token)).toEqual({ outcome: 'not-found' })
  }
  expect(await everyTable(database)).toEqual(before)
})

test('two processes that withdraw at once, and one that reports "not me", come to one −1', async () => {
  const { slug } = await addCampaign({ startingTally: [{ country: 'ZZ', total: 10 }] })
  for (let times = 0; times < 10; times++) {
    const token = await signAndReadToken(slug, `at-once-${times}@example.org`)
    await confirmSignature(token)
    const outcomes = await Promise.all([
      withdrawSignature(token),
      withdrawSignature(token),
      reportNotMe(token),
    ])
    expect(outcomes.filter(({ outcome }) => outcome === 'not-found')).toHaveLength(2)
    expect(await number(slug)).toBe(10)
  }
  await deliverAll()
})

test('a confirmation at the same instant counts before it or after it, never half', async () => {
  const { id, slug } = await addCampaign()
  for (let times = 0; times < 9; times++) {
    const email = `meets-${times}@example.org`
    const token = await signAndReadToken(slug, email)
    const second = await signAndReadToken(slug, email)
    if (times % 3 === 0) await confirmSignature(second)
    const [confirmed, other, withdrawn] = await Promise.all([
      confirmSignature(token),
      confirmSignature(second),
      withdrawSignature(token),
    ])
    expect(withdrawn.outcome).toBe('withdrawn')
    expect([confirmed.outcome, other.outcome]).not.toContain('too-late')
    const rows = await database.query<{ id: string }>(
      'SELECT id FROM signature WHERE campaign_id = $1',
      [id],
    )
    expect(await number(slug)).toBe(rows.length)
    for (const one of [token, second]) await withdrawSignature(one)
    expect(await number(slug)).toBe(0)
    expect(await tablesThatHold(database, [await keyOf(slug, email)])).toEqual([])
  }
  await deliverAll()
})

test('of two links that were pressed at once both go with the signature', async () => {
  const { id, slug } = await addCampaign()
  for (let times = 0; times < 6; times++) {
    const email = `both-${times}@example.org`
    const tokens = [await signAndReadToken(slug, email), await signAndReadToken(slug, email)]
    await Promise.all(tokens.map((token) => confirmSignature(token)))
    await withdrawSignature(tokens[times % 2] ?? '')
    const left = await database.query(
      `SELECT 1 FROM signature_request WHERE campaign_id = $1
       UNION ALL SELECT 1 FROM signature_link WHERE campaign_id = $1`,
      [id],
    )
    expect(left).toEqual([])
  }
  await deliverAll()
})

test('a worker that answers a request at the same instant leaves no letter behind', async () => {
  const { slug } = await addCampaign()
  for (let times = 0; times < 6; times++) {
    const email = `answers-${times}@example.org`
    const token = await signAndReadToken(slug, email)
    await confirmSignature(token)
    await sign(slug, { email })
    await Promise.all([withdrawSignature(token), answerAll()])
    const kinds = (await waitingLetters()).map(({ kind }) => kind)
    expect(kinds).not.toContain('already_signed')
    await database.query('DELETE FROM letter')
  }
})

test.each([
  ['signature_request', 'DELETE'],
  ['link_request', 'DELETE'],
  ['letter', 'DELETE'],
  ['tally_change', 'INSERT'],
  ['signature', 'DELETE'],
  ['letter', 'INSERT'],
])('broken off at %s (%s), it has changed nothing', async (table, event) => {
  const { slug } = await addCampaign()
  const email = `broken-${table}-${event.toLowerCase()}@example.org`
  const { tokens } = await signerWithAllThatCanWait(slug, email)
  await database.query(
    `CREATE OR REPLACE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken off'; END $$`,
  )
  await database.query(
    `CREATE TRIGGER breaks_off AFTER ${event} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION break_off()`,
  )
  const before = await everyTable(database)
  await expect(withdrawSignature(tokens[0] ?? '')).rejects.toThrow()
  expect(await everyTable(database)).toEqual(before)
  await database.query(`DROP TRIGGER breaks_off ON ${table}`)
  expect(await withdrawSignature(tokens[0] ?? '')).toEqual({ outcome: 'withdrawn' })
  expect(await number(slug)).toBe(0)
  await database.query('DELETE FROM letter')
})
