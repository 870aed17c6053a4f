import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCampaign } from '@/lib/campaigns/read-campaign'
import {
  consentPurposes,
  consentScopes,
  coveredAt,
  hiddenParts,
  type Register,
  type Statement,
} from '@/lib/defenders/consent/coverage'
import { listDefenders } from '@/lib/defenders/list-defenders'
import { readDefender } from '@/lib/defenders/read-defender'
import { moveClock, now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'
import { listStories } from '@/lib/sharing/list-stories'
import { addConsent, requireConsent } from '@/tests/support/defenders/consent'
import { ownInstallation } from '@/tests/support/installation'
import { addRealCase, type RealCase } from '@/tests/support/real-case'

await ownInstallation()

/** Consents begin and end at few instants, all ahead, so that many meet at the very same. */
const begin = now().getTime() + 60_000
const instants = [0, 1, 2, 3, 4].map((hour) => begin + hour * 3_600_000)
const anInstant = fc.constantFrom(...instants.map((time) => new Date(time)))

const statement = fc
  .record({
    denial: fc.boolean(),
    covers: fc.subarray([...consentScopes], { minLength: 1 }),
    purposes: fc.subarray([...consentPurposes], { minLength: 1 }),
    startsAt: anInstant,
    endsAt: fc.option(anInstant, { nil: undefined }),
    extendedTo: fc.option(anInstant, { nil: undefined }),
    withdrawnAt: fc.option(anInstant, { nil: undefined, freq: 3 }),
  })
  .map((one) => ({ ...one, endsAt: endOf(one) }))

/** A consent ends, and nothing ends before it begins. */
function endOf({ denial, startsAt, endsAt }: Pick<Statement, 'denial' | 'startsAt' | 'endsAt'>) {
  if (endsAt === undefined && denial) return undefined
  const later = new Date(startsAt.getTime() + 3_600_000)
  return endsAt !== undefined && endsAt > startsAt ? endsAt : later
}

const register = fc.record({
  basis: fc.constantFrom<Register['basis'][]>('consent', 'consent', 'published-before'),
  statements: fc.array(statement, { maxLength: 6 }),
  hidden: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...hiddenParts], { maxLength: 2 }) },
  ),
})

/** Does what a list of acts upon the register would leave, in an order of its own. */
async function write(defenderId: string, { statements, hidden, basis }: Register): Promise<void> {
  for (const part of hidden) {
    await db.$executeRaw`
      INSERT INTO defender_hiding (id, defender_id, part, own_link, hidden_at)
      VALUES (uuidv7(), ${defenderId}::uuid, ${part}::"HiddenPart", false, ${now()})`
  }
  for (const one of statements) await writeStatement(defenderId, one)
  if (basis === 'consent') await requireConsent(defenderId)
}

async function writeStatement(defenderId: string, said: Statement): Promise<void> {
  const { extendedTo, withdrawnAt, endsAt, ...one } = said
  const id = await addConsent(defenderId, { ...one, endsAt: endsAt ?? null })
  if (withdrawnAt) {
    await db.$executeRaw`
      INSERT INTO consent_review (id, consent_id, finding, evidence, reviewed_at)
      VALUES (uuidv7(), ${id}::uuid, 'withdrawn', 'By telephone.', ${withdrawnAt})`
  }
  if (extendedTo) await writeExtension(id, extendedTo, randomUUID())
  // One that waits for a second member as well: it adds nothing.
  await writeExtension(id, new Date(begin + 10 * 3_600_000), null)
}

function writeExtension(consentId: string, until: Date, approvedBy: string | null) {
  return db.$executeRaw`
    INSERT INTO consent_extension (id, consent_id, ends_at, reason, asked_by, asked_at, approved_by, approved_at)
    VALUES (uuidv7(), ${consentId}::uuid, ${until}, 'Nobody can reach them.', ${randomUUID()}::uuid, ${now()},
      ${approvedBy}::uuid, ${approvedBy && now()})`
}

/** Whether the views and the model agree on one millisecond, at which consents begin or end. */
async function agreesAt(at: Date, given: Register, defenderId: string): Promise<void> {
  const rows = await db.$queryRaw<{ story: boolean; campaigns: boolean }[]>`
    SELECT d.shows_story AS story, d.in_campaigns AS campaigns FROM public_defender d
    WHERE d.id = ${defenderId}::uuid AND ${publicAt(at, sql`d`)}`
  const site = coveredAt(given, 'site', at)
  const model = {
    story: site.includes('story'),
    campaigns: coveredAt(given, 'campaigns', at).includes('name'),
  }
  expect(rows, at.toISOString()).toEqual(site.includes('name') ? [model] : [])
}

/** What the public must see of somebody now, by the plain model. */
function expected(given: Register, { defender }: RealCase, mark: string) {
  const site = new Set(coveredAt(given, 'site', now()))
  const both = new Set(coveredAt(given, 'campaigns', now()).filter((scope) => site.has(scope)))
  if (!site.has('name')) return undefined
  return {
    name: defender.name,
    country: site.has('place') ? 'CO' : undefined,
    situation: site.has('situation') ? 'detained' : 'not-stated',
    story: site.has('story') ? `Relat${mark} (en)` : undefined,
    feed: site.has('story'),
    found: { byStory: site.has('story'), byPlace: site.has('place') },
    face: site.has('face'),
    campaign: both.has('name')
      ? {
          country: both.has('place') ? 'CO' : undefined,
          situation: both.has('situation') ? 'detained' : 'not-stated',
          story: both.has('story'),
        }
      : undefined,
  }
}

/** What it does see, by every reader; undefined where all of them say that there is nobody. */
async function seen({ defender, campaign: { slug } }: RealCase, mark: string) {
  const finds = async (q: string) =>
    (await listDefenders('en', { q, page: 1 })).defenders.some((one) => one.slug === defender.slug)
  const profile = await readDefender('en', defender.slug)
  const campaign = await readCampaign('en', slug)
  const feed = (await listStories('en')).some((one) => one.slug === defender.slug)
  const found = {
    byStory: await finds(`Relat${mark}`),
    byPlace: await finds(`Nom${mark} Colombia`),
  }
  const rows = await db.$queryRaw<{ face: boolean }[]>`
    SELECT d.shows_face AS face FROM public_defender d
    WHERE d.id = ${defender.id}::uuid AND ${publicAt(now(), sql`d`)}`
  const anywhere = [profile, campaign, ...rows].some(Boolean) || feed || found.byStory
  if (!anywhere && !found.byPlace) return undefined
  return {
    ...{ name: profile?.name, country: profile?.country, situation: profile?.situation },
    ...{ story: profile?.story, feed, found, face: rows[0]?.face },
    campaign: campaign && {
      country: campaign.defender.country,
      situation: campaign.defender.situation,
      story: campaign.story !== undefined,
    },
  }
}

test('whatever was agreed to, denied, extended, withdrawn and hidden, the public sees what the model says', async () => {
  let run = 0
  const covered = new Set<string>()
  const property = fc.asyncProperty(register, async (given) => {
    run += 1
    const mark = `p${run}x`
    const person = await addRealCase({ slug: `p${run}`, name: `Nom${mark}`, story: `Relat${mark}` })
    await write(person.defender.id, given)
    for (const instant of instants) {
      for (const at of [instant - 1, instant]) {
        await agreesAt(new Date(at), given, person.defender.id)
      }
      // The clock goes on between two readings: in the minute after an instant nothing changes.
      const ahead = instant - now().getTime()
      moveClock(ahead)
      const should = expected(given, person, mark)
      const does = await seen(person, mark)
      moveClock(-ahead)
      expect(does, new Date(instant).toISOString()).toEqual(should)
      covered.add(
        JSON.stringify({ ...should, name: undefined, story: should?.story === undefined }),
      )
    }
  })
  await fc.assert(property, { numRuns: 50, seed: 20_261_128, endOnFailure: true })
  // The generated registers say something: nobody, everything, and parts.
  expect(covered.size).toBeGreaterThan(6)
})
