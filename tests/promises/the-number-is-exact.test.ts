import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import { listCampaigns } from '@/lib/campaigns/list-campaigns'
import { readCampaign } from '@/lib/campaigns/read-campaign'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { listMailbox } from '@/lib/mail/mailbox/list-mailbox'
import type { Letter } from '@/lib/mail/transports/transport'
import { moveClock } from '@/lib/platform/clock'
import { log } from '@/lib/platform/log'
import { confirmSignature } from '@/lib/signatures/confirm-signature'
import { foldTally } from '@/lib/signatures/fold-tally'
import { countOf, signByJson } from '@/tests/http/ask'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { letterByLetter } from '@/tests/support/mail/transports'
import { ownSite } from '@/tests/support/open-site'
import { tokenOf } from '@/tests/support/promises/token-of'
import { answerAll, deliverAll, sign, tokenIn } from '@/tests/support/signing'

// Each test here does the worker's jobs itself, until the last one starts it.
const site = await ownSite({ withoutWorker: true })
const { database } = site.installation
const number = async (slug: string) => (await countSignatures(slug))?.signatures

describe('by acts alone', () => {
  type Model = { confirmed: Set<number> }
  type Real = { slug: string; run: number; base: number; tokens: Map<number, string[]> }
  type Step = fc.AsyncCommand<Model, Real>

  const email = (run: number, person: number) => `p${person}-r${run}@example.org`
  /** Two, so that each signs and confirms often. */
  const anyPerson = fc.nat({ max: 1 })

  /** Delivers what is due, whoever else may do so, and keeps the links. */
  async function deliver({ run, tokens }: Real): Promise<void> {
    await database.query('DELETE FROM mail_count')
    const keep = async (letter: Letter) => {
      const person = Number(/^p(\d+)-/.exec(letter.to.typed)?.[1])
      if (!letter.to.typed.endsWith(`-r${run}@example.org`)) return
      tokens.set(person, [...(tokens.get(person) ?? []), tokenOf(letter)])
    }
    await deliverAll(letterByLetter(keep))
  }

  const steps: fc.Arbitrary<Step>[] = [
    anyPerson.map((person) => ({
      check: () => true,
      run: async (_, { slug, run }) =>
        sign(slug, { email: email(run, person), country: ['', 'FR'][person] }),
      toString: () => `sign(${person})`,
    })),
    fc.constant({
      check: () => true,
      run: async (_, real) => deliver(real),
      toString: () => 'deliver',
    }),
    fc
      .tuple(anyPerson, fc.nat({ max: 5 }), fc.integer({ min: 1, max: 3 }))
      .map(([person, which, clicks]) => ({
        check: () => true,
        run: async ({ confirmed }, { tokens }) => {
          const held = tokens.get(person) ?? []
          const token = held[which % held.length]
          if (token === undefined) return
          const outcomes = await Promise.all(
            Array.from({ length: clicks }, () => confirmSignature(token)),
          )
          const signed = outcomes.filter(({ outcome }) => outcome === 'signed').length
          expect(signed).toBe(confirmed.has(person) ? 0 : 1)
          confirmed.add(person)
        },
        toString: () => `confirm(${person}, ${which}, ${clicks})`,
      })),
    fc.constant({
      check: () => true,
      run: async () => void (await foldTally()),
      toString: () => 'fold',
    }),
  ]

  /** After each step the number is what it must be. */
  const watched = (step: Step): Step => ({
    check: step.check,
    async run(model, real) {
      await step.run(model, real)
      expect(await number(real.slug)).toBe(real.base + model.confirmed.size)
    },
    toString: step.toString,
  })

  /** Whatever was sent is clicked on at last: there are as many signatures as people. */
  async function everyLinkIsUsed({ confirmed }: Model, real: Real): Promise<void> {
    await deliver(real)
    await Promise.all([...real.tokens.values()].flat().map((token) => confirmSignature(token)))
    const people = new Set([...confirmed, ...real.tokens.keys()])
    expect(await number(real.slug)).toBe(real.base + people.size)
  }

  test('any order of signing, signing again, confirming and folding', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.commands(
          steps.map((one) => one.map(watched)),
          { maxCommands: 40, size: 'max' },
        ),
        async (commands) => {
          run += 1
          const base = run % 3
          const startingTally = base > 0 ? [{ country: 'FR', total: base }] : []
          const { slug } = await addCampaign({ startingTally })
          const model: Model = { confirmed: new Set() }
          const real: Real = { slug, run, base, tokens: new Map() }
          await fc.asyncModelRun(() => ({ model, real }), commands)
          await everyLinkIsUsed(model, real)
        },
      ),
      { numRuns: 20, endOnFailure: true },
    )
  })

  test('a fold that is broken off at its commit changes nothing, and the next one does it all', async () => {
    const { id, slug } = await addCampaign()
    await database.query(
      `INSERT INTO tally_change SELECT gen_random_uuid(), $1, 'FR', 1 FROM generate_series(1, 20)`,
      [id],
    )
    await database.query(
      `CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken off'; END $$`,
    )
    await database.query(
      `CREATE CONSTRAINT TRIGGER breaks_off AFTER INSERT OR UPDATE ON tally DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION break_off()`,
    )
    await expect(foldTally()).rejects.toThrow()
    expect(await number(slug)).toBe(20)
    await database.query('DROP TRIGGER breaks_off ON tally')
    expect(await foldTally()).toBeGreaterThanOrEqual(20)
    expect(await number(slug)).toBe(20)
  })

  test('list, page and count tell the same number', async () => {
    const { slug } = await addCampaign({ startingTally: [{ country: 'ZZ', total: 3 }] })
    await database.query(
      `INSERT INTO tally_change SELECT gen_random_uuid(), id, 'FR', 1 FROM campaign WHERE slug = $1`,
      [slug],
    )
    const listed = (await listCampaigns('ca')).find((one) => one.slug === slug)?.signatures
    expect([listed, (await readCampaign('ca', slug))?.signatures, await number(slug)]).toEqual([
      4, 4, 4,
    ])
  })
})

/** How sending can break, before or after the letter is out. */
const faults: [string, (out: () => void) => Promise<void>][] = [
  ['before it was sent', async () => Promise.reject(new Error('broken'))],
  [
    'after it was sent',
    async (out) => {
      out()
      throw new Error('broken')
    },
  ],
]

test.each(faults)(
  'a delivery that breaks %s loses nobody and counts nobody twice',
  async (when, fault) => {
    const { slug } = await addCampaign()
    const own = `${when.replace(/\W/g, '-')}-`
    const tokens: string[] = []
    const keep = (letter: Letter) => {
      if (letter.to.typed.startsWith(own)) tokens.push(tokenOf(letter))
    }
    for (let person = 0; person < 5; person++) {
      await sign(slug, { email: `${own}${person}@example.org` })
    }
    const complaints = vi.spyOn(log, 'error').mockReturnValue()
    await answerAll()
    await deliverDueMail(letterByLetter((letter) => fault(() => keep(letter))))
    expect(complaints).toHaveBeenCalled()
    complaints.mockRestore()
    moveClock(60_000)
    await deliverAll(letterByLetter(async (letter) => keep(letter)))
    moveClock(-60_000)
    expect(new Set(tokens).size).toBe(5)
    for (const token of [...tokens, ...tokens]) await confirmSignature(token)
    expect(await number(slug)).toBe(5)
  },
)

test('the worker is killed again and again while it works: all letters come, and the number is exact', async () => {
  const { slug } = await addCampaign()
  const people: string[] = []
  const confirmed = new Set<string>()
  let midWork = 0

  /** The number of the campaign's requests that are not answered for certain. */
  const waiting = async () => {
    const rows = await database.query(
      `SELECT FROM signature_request r JOIN campaign c ON c.id = r.campaign_id
       WHERE slug = $1 AND (due_at IS NOT NULL OR EXISTS (SELECT FROM letter l WHERE l.link_of = r.id))`,
      [slug],
    )
    return rows.length
  }
  const mailTo = async (addresses: string[]) =>
    (await listMailbox()).filter(({ to }) => addresses.includes(to)).length

  /** Confirms, twice at once, whoever has a letter by now and has not confirmed. */
  async function confirmAll(): Promise<void> {
    for (const letter of await listMailbox()) {
      if (!people.includes(letter.to) || confirmed.has(letter.to)) continue
      confirmed.add(letter.to)
      const token = tokenIn(letter)
      await Promise.all([confirmSignature(token), confirmSignature(token)])
    }
    expect(await number(slug)).toBe(confirmed.size)
  }

  for (const letters of [1, 15, 30]) {
    const more = Array.from({ length: 50 }, (_, at) => `killed-${letters}-${at}@example.org`)
    people.push(...more)
    const answers = await Promise.all(
      more.map((email) => signByJson(site.origin, slug, { email, country: 'PT' })),
    )
    expect(answers.map(({ status }) => status)).toEqual(more.map(() => 202))
    await site.startAgain('worker')
    await eventually('some letters', async () => (await mailTo(more)) >= letters)
    await site.worker.kill()
    if ((await waiting()) > 0) midWork += 1
    // What it had claimed comes back when its lease ends: here at once.
    await database.query('UPDATE mail_batch SET lease_until = first_attempt_at')
    await confirmAll()
  }
  // Otherwise it was always killed too late to prove anything.
  expect(midWork).toBeGreaterThan(0)

  await site.startAgain('worker')
  await eventually('all letters', async () => (await waiting()) === 0)
  await confirmAll()
  expect(confirmed.size).toBe(people.length)
  const letters = (await listMailbox()).map(({ to }) => to).filter((to) => people.includes(to))
  expect(letters.toSorted()).toEqual(people.toSorted())
  await eventually(
    'the same number outside',
    async () => (await countOf(site.origin, slug)) === people.length,
  )
  await eventually(
    'all folded',
    async () => (await database.query('SELECT 1 FROM tally_change')).length === 0,
  )
  expect(await number(slug)).toBe(people.length)
})
