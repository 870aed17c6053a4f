import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import type { Letter } from '@/lib/mail/transports/transport'
import { moveClock } from '@/lib/platform/clock'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { copySignaturesToLinks } from '@/lib/signatures/copy-signatures-to-links'
import { foldTally } from '@/lib/signatures/fold-tally'
import { changeChoices } from '@/lib/signatures/own-page/change-choices'
import { correctSignature } from '@/lib/signatures/own-page/correct-signature'
import { openSignature } from '@/lib/signatures/own-page/open-signature'
import { reportNotMe } from '@/lib/signatures/own-page/report-not-me'
import { withdrawSignature } from '@/lib/signatures/own-page/withdraw-signature'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { letterByLetter } from '@/tests/support/mail/transports'
import { deleteExpired } from '@/tests/support/signers/delete-expired'
import { everyTable } from '@/tests/support/signers/every-table'
import { addLinkRequest, keyOf } from '@/tests/support/signers/link-request'
import { deliverAll, sign } from '@/tests/support/signing'

const { database } = await ownInstallation()
const day = 86_400_000
const people = [0, 1] as const
type Person = (typeof people)[number]

/** The expected state of a person, whatever was done. */
type State = { signed: boolean; stoppedUntil: number; shows: boolean | undefined }
type Model = { of: Record<Person, State>; days: number }
type Link = { token: string; person: Person }
type Real = { slug: string; id: string; run: number; base: number; links: Link[]; days: number }
type Step = fc.AsyncCommand<Model, Real>

const emailOf = (run: number, person: Person) => `whoever${person}-r${run}@example.org`
const anyPerson = fc.constantFrom(...people)
const whichLink = fc.nat({ max: 7 })

/** Delivers what is due and keeps each link that came by mail. */
async function deliver({ run, links }: Real): Promise<void> {
  await database.query('DELETE FROM mail_count')
  const keep = async ({ to, text }: Letter) => {
    const person = people.find((one) => emailOf(run, one) === to.typed)
    const token = /\/([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/.exec(text)?.[1]
    if (person !== undefined && token !== undefined) links.push({ token, person })
  }
  await deliverAll(letterByLetter(keep))
}

const step = (name: string, run: (model: Model, real: Real) => Promise<void>): Step => ({
  check: () => true,
  run,
  toString: () => name,
})

/** An act by any link that ever came by mail, confirmed, erased or waiting. */
const byLink = (
  name: string,
  act: (model: Model, real: Real, link: Link) => Promise<void>,
): fc.Arbitrary<Step> =>
  whichLink.map((which) =>
    step(`${name}(${which})`, async (model, real) => {
      const link = real.links[which % real.links.length]
      if (link) await act(model, real, link)
    }),
  )

const erase = (name: string, act: (token: string) => Promise<{ outcome: string }>) =>
  byLink(name, async (model, real, { token, person }) => {
    const held = (await openSignature('ca', token)).outcome === 'found'
    const key = await keyOf(real.slug, emailOf(real.run, person))
    const before = await tracesOf(key)
    const outcomes = await Promise.all([act(token), act(token)])
    const done = outcomes.filter(({ outcome }) => outcome !== 'not-found')
    expect(done).toHaveLength(held ? 1 : 0)
    if (!held) return
    model.of[person].signed = false
    model.of[person].shows = undefined
    if (name === 'reportNotMe') model.of[person].stoppedUntil = model.days + 30
    await nothingIsLeft(key, before)
  })

/** The values by which the database knows an address: its rows' ids, hashes and ciphers. */
async function tracesOf(key: Buffer): Promise<string[]> {
  const rows = await database.query<{ id: string; hash: string | null; sealed: string | null }>(
    `SELECT id::text, encode(public_name_sealed, 'hex') AS hash, encode(sealed, 'hex') AS sealed
       FROM signature WHERE address_key = $1
     UNION ALL SELECT request_id::text, encode(link_hash, 'hex'), encode(copy, 'hex')
       FROM signature_link WHERE address_key = $1
     UNION ALL SELECT id::text, encode(link_hash, 'hex'), encode(sealed, 'hex')
       FROM signature_request WHERE address_key = $1
     UNION ALL SELECT id::text, NULL, encode(sealed, 'hex') FROM link_request WHERE address_key = $1`,
    [key],
  )
  return rows.flatMap(({ id, hash, sealed }) => [id, hash, sealed].filter((one) => one !== null))
}

async function nothingIsLeft(key: Buffer, traces: string[]): Promise<void> {
  const rows = await everyTable(database)
  const holds = (what: string) =>
    rows.filter(({ row }) => row.includes(what)).map(({ table }) => table)
  for (const trace of traces) expect(holds(trace)).toEqual([])
  expect(holds(key.toString('hex')).filter((table) => table !== 'campaign_mail_stop')).toEqual([])
}

const choices = (showName: boolean) =>
  byLink(showName ? 'show' : 'hide', async (model, real, { token, person }) => {
    const opened = await openSignature('ca', token)
    const publicName = showName ? 'Nil Prova' : undefined
    const { outcome } = await changeChoices(token, { publicName, updates: showName })
    const confirmed = opened.outcome === 'found' && opened.signature.status === 'confirmed'
    const waiting = opened.outcome === 'found' ? 'not-confirmed' : 'not-found'
    expect(outcome).toBe(confirmed ? 'changed' : waiting)
    if (confirmed) model.of[person].shows = showName
    // As the worker would for a whole group, so that there is a name to hide.
    if (confirmed && showName) {
      await database.query(
        `UPDATE signature SET public_name = 'Nil Prova' WHERE address_key = $1 AND campaign_id = $2`,
        [await keyOf(real.slug, emailOf(real.run, person)), real.id],
      )
    }
  })

const steps: fc.Arbitrary<Step>[] = [
  anyPerson.map((person) =>
    step(`sign(${person})`, async ({ of, days }, real) => {
      await sign(real.slug, { email: emailOf(real.run, person), country: ['', 'FR'][person] })
      const before = real.links.length
      await deliver(real)
      const letters = real.links.slice(before).filter((link) => link.person === person).length
      if (days <= of[person].stoppedUntil) expect(letters).toBe(0)
    }),
  ),
  anyPerson.map((person) =>
    step(`signs-and-waits(${person})`, async (_, real) =>
      sign(real.slug, { email: emailOf(real.run, person) }),
    ),
  ),
  byLink('confirm', async ({ of }, _, { token, person }) => {
    const opened = await openSignature('ca', token)
    const waits = opened.outcome === 'found' && opened.signature.status === 'waiting'
    // No link of an address that has signed says that it waits.
    expect(waits && of[person].signed).toBe(false)
    const { outcome } = await confirmSignature(token)
    const held = opened.outcome === 'found' ? 'already-signed' : 'not-found'
    expect(outcome).toBe(waits ? 'signed' : held)
    if (outcome === 'signed') Object.assign(of[person], { signed: true, shows: false })
  }),
  choices(true),
  choices(false),
  ...['', 'FR', 'PT'].map((country) =>
    byLink(`correct-${country}`, async (_, __, { token }) => {
      await correctSignature(token, { name: 'Nil Corregit', country: country || undefined })
    }),
  ),
  fc.constant(step('copy', async () => void (await copySignaturesToLinks()))),
  erase('withdraw', withdrawSignature),
  erase('reportNotMe', reportNotMe),
  anyPerson.map((person) =>
    step(`lost-link(${person})`, async (_, real) => {
      await addLinkRequest(database, real.slug, emailOf(real.run, person))
    }),
  ),
  fc.constant(step('deliver', async (_, real) => deliver(real))),
  fc.constant(step('fold', async () => void (await foldTally()))),
  fc.integer({ min: 1, max: 16 }).map((days) =>
    step(`days(${days})`, async (model, real) => {
      moveClock(days * day)
      real.days += days
      model.days += days
      await deleteExpired('requests')
    }),
  ),
]

/** After each step: the number, the signatures and what is shown are what they must be. */
const watched = (one: Step): Step => ({
  check: one.check,
  async run(model, real) {
    await one.run(model, real)
    const signed = people.filter((person) => model.of[person].signed)
    expect((await countSignatures(real.slug))?.signatures).toBe(real.base + signed.length)
    for (const person of people) {
      const rows = await database.query<{ asks: boolean; shown: boolean }>(
        `SELECT public_name_sealed IS NOT NULL AS asks, public_name IS NOT NULL AS shown FROM signature
         WHERE address_key = $1 AND campaign_id = $2`,
        [await keyOf(real.slug, emailOf(real.run, person)), real.id],
      )
      expect(rows).toHaveLength(model.of[person].signed ? 1 : 0)
      expect(rows[0]?.asks).toBe(model.of[person].shows)
      if (!model.of[person].shows) expect(rows[0]?.shown ?? false).toBe(false)
    }
  },
  toString: one.toString,
})

const nobody = (): State => ({ signed: false, stoppedUntil: -1, shows: undefined })

test('in any order the tally stays exact, and of who is erased nothing is left', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(
      fc.commands(
        steps.map((one) => one.map(watched)),
        { maxCommands: 36, size: 'max' },
      ),
      async (commands) => {
        run += 1
        const base = run % 3
        const startingTally = base > 0 ? [{ country: 'FR', total: base }] : []
        const { id, slug } = await addCampaign({ startingTally, closesInDays: undefined })
        const model: Model = { of: { 0: nobody(), 1: nobody() }, days: 0 }
        const real: Real = { slug, id, run, base, links: [], days: 0 }
        try {
          await fc.asyncModelRun(() => ({ model, real }), commands)
          while ((await foldTally()) > 0);
          const number = people.filter((person) => model.of[person].signed).length
          expect((await countSignatures(slug))?.signatures).toBe(base + number)
        } finally {
          moveClock(-real.days * day)
        }
      },
    ),
    { numRuns: 12, endOnFailure: true },
  )
})
