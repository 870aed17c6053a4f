import { beforeEach, describe, expect, test } from 'vitest'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import type { Letter } from '@/lib/mail/transports/transport'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { foldTally } from '@/lib/signatures/fold-tally'
import { ask, signByJson } from '@/tests/http/ask'
import { type Fields, formIn, sendForm } from '@/tests/http/form'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { letterByLetter } from '@/tests/support/mail/transports'
import { ownSite } from '@/tests/support/open-site'
import { holdCommitsOf } from '@/tests/support/promises/held-commits'
import { tokenOf } from '@/tests/support/promises/token-of'
import { deliverAll, sign, signAndReadToken } from '@/tests/support/signing'

// The letters are this test's own to send: fifty in a day would be too many for the worker.
const site = await ownSite({ withoutWorker: true })
const { database } = site.installation

let slug: string
beforeEach(async () => {
  slug = (await addCampaign({ startingTally: [{ country: 'FR', total: 5 }] })).slug
})

const number = async () => (await countSignatures(slug))?.signatures

/** Answers all that waits, a letter each, as if a day passed between each three; returns the tokens. */
async function tokensOfAll(): Promise<string[]> {
  const tokens: string[] = []
  const keep = async (letter: Letter) => void tokens.push(tokenOf(letter))
  const waiting = () =>
    database.query(
      `UPDATE signature_request SET due_at = received_at WHERE link_hash IS NULL RETURNING 1`,
    )
  while ((await waiting()).length > 0) {
    await database.query('DELETE FROM mail_count')
    await deliverAll(letterByLetter(keep))
  }
  return tokens
}

/** Fifty ways to write one person's address at a provider that documents them as one. */
const spellings = Array.from({ length: 50 }, (_, at) => {
  const dots = [...'ninaprova']
    .map((letter, place) => ((at >> place) & 1 && place > 0 ? `.${letter}` : letter))
    .join('')
  const cased = at % 3 === 0 ? dots.toUpperCase() : dots
  const tagged = at % 4 === 0 ? `${cased}+altaveu${at}` : cased
  return `${tagged}@${at % 5 === 0 ? 'googlemail.com' : 'GMail.com'}`
})

// On a busy machine a click may find no database connection in time.
site.expectErrors(/"status":503/)

/** Presses a form's button again for as long as the answer is "try again". */
const pressUntilTaken = (path: string, form: Fields) =>
  eventually('a click that is taken', async () => {
    const answer = await sendForm(site.origin, path, form)
    return answer.status !== 503 && answer
  })

describe('one person', () => {
  test('in fifty spellings over fifty connections, and fifty clicks on each link: one', async () => {
    const answers = await Promise.all(
      spellings.map((email) => signByJson(site.origin, slug, { email })),
    )
    expect(answers.map(({ status }) => status)).toEqual(spellings.map(() => 202))
    const tokens = await tokensOfAll()
    // Requests that waited for the cap are merged, but never all of them.
    expect(tokens.length).toBeGreaterThanOrEqual(3)
    expect(new Set(tokens).size).toBe(tokens.length)
    const [first = ''] = tokens
    const link = `/ca/confirma/${first}`
    const form = formIn((await ask(site.origin, link)).text, '$ACTION_')
    const clicks = Array.from({ length: 50 }, (_, at) => tokens[at % tokens.length] ?? '')
    const [byWeb, here] = await Promise.all([
      Promise.all(
        clicks.map((token) =>
          pressUntilTaken(link.replace(first, token), rewritten(form, first, token)),
        ),
      ),
      Promise.all(clicks.map((token) => confirmSignature(token))),
    ])
    for (const { status } of byWeb) expect(status).toBeLessThan(400)
    const signed = here.filter(({ outcome }) => outcome === 'signed').length
    expect(signed).toBeLessThanOrEqual(1)
    for (const { outcome } of here) expect(['signed', 'already-signed']).toContain(outcome)
    expect(await number()).toBe(6)
    expect(await database.query('SELECT 1 FROM signature')).toHaveLength(1)
    while ((await foldTally()) > 0);
    expect(await number()).toBe(6)
  })

  test('fifty clicks at once on one link: one is told "signed", all others "already"', async () => {
    const token = await signAndReadToken(slug, 'fifty@example.org')
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => confirmSignature(token)))
    const names = outcomes.map(({ outcome }) => outcome).toSorted()
    expect(names).toEqual([...Array.from({ length: 49 }, () => 'already-signed'), 'signed'])
    expect(await number()).toBe(6)
  })

  test('fifty people at once are fifty', async () => {
    for (let at = 0; at < 50; at++)
      await sign(slug, { email: `one-of-${at}@example.org`, country: at % 2 ? 'FR' : '' })
    const tokens = await tokensOfAll()
    expect(tokens).toHaveLength(50)
    await Promise.all([
      ...tokens.map((token) => confirmSignature(token)),
      foldTally(),
      foldTally(),
      foldTally(),
    ])
    expect(await number()).toBe(55)
  })
})

/** What a page's form says about its own link, said about another. */
function rewritten(form: ReturnType<typeof formIn>, from: string, to: string) {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [
      name,
      [value].flat().map((one) => one.replaceAll(from, to)),
    ]),
  )
}

/** Folds, as the site's own worker does beside it, until every row that is committed is in the totals. */
async function foldAll(): Promise<void> {
  await eventually('all folded', async () => {
    await foldTally()
    return (await database.query('SELECT 1 FROM tally_change LIMIT 1')).length === 0
  })
}

describe('committed out of order', () => {
  test('a confirmation that began first and commits last is counted, whatever was folded meanwhile', async () => {
    const held = await holdCommitsOf(database, 'PT')
    await sign(slug, { email: 'slow@example.org', country: 'PT' })
    const [slow = ''] = await tokensOfAll()
    const quick = await signAndReadToken(slug, 'quick@example.org')
    const confirming = confirmSignature(slow)
    await held.heldAtCommit()
    expect((await confirmSignature(quick)).outcome).toBe('signed')
    expect(await number()).toBe(6)
    await foldAll()
    expect(await number()).toBe(6)
    await held.letGo()
    expect((await confirming).outcome).toBe('signed')
    expect(await number()).toBe(7)
    await foldAll()
    expect(await number()).toBe(7)
  })

  test('two links of one person: the second waits for the first, and counts nothing', async () => {
    const held = await holdCommitsOf(database, 'PT')
    for (let times = 0; times < 2; times++)
      await sign(slug, { email: 'same@example.org', name: `Nil Prova ${times}`, country: 'PT' })
    const [one = '', two = ''] = await tokensOfAll()
    const first = confirmSignature(one)
    await held.heldAtCommit()
    const second = confirmSignature(two)
    await held.somebodyWaitsForIt()
    await held.letGo()
    expect((await first).outcome).toBe('signed')
    expect((await second).outcome).toBe('already-signed')
    expect(await number()).toBe(6)
  })

  test('two links of one person, and the first is broken off: the second counts', async () => {
    const held = await holdCommitsOf(database, 'PT')
    for (let times = 0; times < 2; times++)
      await sign(slug, { email: 'broken@example.org', name: `Nil Prova ${times}`, country: 'PT' })
    const [one = '', two = ''] = await tokensOfAll()
    const first = confirmSignature(one).catch(() => 'broken off')
    const pid = await held.heldAtCommit()
    const second = confirmSignature(two)
    await held.somebodyWaitsForIt()
    await database.query('SELECT pg_terminate_backend($1)', [pid])
    expect(await first).toBe('broken off')
    await held.letGo()
    expect((await second).outcome).toBe('signed')
    expect((await confirmSignature(one)).outcome).toBe('already-signed')
    expect(await number()).toBe(6)
  })
})
