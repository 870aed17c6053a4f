import { expect, test } from 'vitest'
import { listCampaigns } from '@/lib/campaigns/list-campaigns'
import { readCampaign } from '@/lib/campaigns/read-campaign'
import { type ConsentScope, consentScopes } from '@/lib/defenders/consent/coverage'
import { forgetEndedSearchTerms } from '@/lib/defenders/forget-ended-search-terms'
import { listDefenders } from '@/lib/defenders/list-defenders'
import { readDefender } from '@/lib/defenders/read-defender'
import { moveClock, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { listSitemapSlugs } from '@/lib/sharing/list-sitemap-slugs'
import { listStories } from '@/lib/sharing/list-stories'
import { addConsent, requireConsent } from '@/tests/support/defenders/consent'
import { ownInstallation } from '@/tests/support/installation'
import { addRealCase, type RealCase } from '@/tests/support/real-case'

const { database } = await ownInstallation()

let made = 0

/** Somebody of whom nothing is public without a consent, with a campaign. */
async function addPersonWhoDecides(): Promise<RealCase> {
  made += 1
  const added = await addRealCase({
    slug: `decides-${made}`,
    name: `Nomdona${made} Prova`,
    story: `Relatdona${made} explicat.`,
    right: 'right-to-decide',
  })
  await requireConsent(added.defender.id)
  return added
}

const everythingBut = (...left: ConsentScope[]) =>
  consentScopes.filter((scope) => !left.includes(scope))

const finds = async (q: string, { defender }: RealCase) =>
  (await listDefenders('en', { q, page: 1 })).defenders.some(({ slug }) => slug === defender.slug)

/** All that the public sees of somebody. */
async function seen(of: RealCase) {
  const { slug, name } = of.defender
  const profile = await readDefender('en', slug)
  const campaign = await readCampaign('en', of.campaign.slug)
  const listed = (await listDefenders('en', { page: 1 })).defenders.find((one) => one.slug === slug)
  const number = name.replace(/\D/g, '')
  return {
    name: profile?.name,
    listed: listed !== undefined,
    country: [profile?.country, listed?.country, campaign?.defender.country],
    situation: [profile?.situation, listed?.situation, campaign?.defender.situation],
    story: [profile?.story, campaign?.story],
    feed: (await listStories('en')).some((one) => one.slug === slug),
    sitemap: (await listSitemapSlugs()).defenders.some((one) => one.slug === slug),
    campaign: (await listCampaigns('en')).some((one) => one.slug === of.campaign.slug),
    found: {
      name: await finds(`Nomdona${number}`, of),
      story: await finds(`Relatdona${number}`, of),
      country: await finds(`Nomdona${number} Colombia`, of),
    },
  }
}

const nothing = {
  name: undefined,
  listed: false,
  country: [undefined, undefined, undefined],
  situation: [undefined, undefined, undefined],
  story: [undefined, undefined],
  feed: false,
  sitemap: false,
  campaign: false,
  found: { name: false, story: false, country: false },
}

const everything = (of: RealCase) => ({
  name: of.defender.name,
  listed: true,
  country: ['CO', 'CO', 'CO'],
  situation: ['detained', 'detained', 'detained'],
  story: [expect.stringContaining('Relatdona'), expect.any(String)],
  feed: true,
  sitemap: true,
  campaign: true,
  found: { name: true, story: true, country: true },
})

test('without a consent nothing of a person is public, with one to everything all is', async () => {
  const person = await addPersonWhoDecides()
  expect(await seen(person)).toEqual(nothing)
  await addConsent(person.defender.id)
  expect(await seen(person)).toEqual(everything(person))
})

test.each<[ConsentScope, (of: RealCase) => object]>([
  ['name', () => nothing],
  ['pseudonym', () => ({})],
  // No photo is shown yet: the views say whether one may be.
  ['face', () => ({})],
  [
    'place',
    () => ({
      country: [undefined, undefined, undefined],
      found: { name: true, story: true, country: false },
    }),
  ],
  [
    'story',
    () => ({
      story: [undefined, undefined],
      feed: false,
      found: { name: true, story: false, country: true },
    }),
  ],
  ['situation', () => ({ situation: ['not-stated', 'not-stated', 'not-stated'] })],
])('without consent to the %s: that part is gone, and no other', async (scope, difference) => {
  const notGiven = await addPersonWhoDecides()
  await addConsent(notGiven.defender.id, { covers: everythingBut(scope) })
  const denied = await addPersonWhoDecides()
  await addConsent(denied.defender.id, { denial: true, covers: [scope], endsAt: null })
  await addConsent(denied.defender.id)
  const ended = await addPersonWhoDecides()
  await addConsent(ended.defender.id, { covers: everythingBut(scope) })
  await addConsent(ended.defender.id, { covers: [scope], endsAt: new Date(now().getTime() - 1) })
  for (const person of [notGiven, denied, ended]) {
    expect(await seen(person)).toEqual({ ...everything(person), ...difference(person) })
  }
})

test('the face has a column of its own, for the photos that are to come', async () => {
  const person = await addPersonWhoDecides()
  await addConsent(person.defender.id, { covers: everythingBut('face') })
  const showsFace = () =>
    database.query('SELECT shows_face FROM public_defender WHERE id = $1', [person.defender.id])
  expect(await showsFace()).toEqual([{ shows_face: false }])
  await addConsent(person.defender.id, { covers: ['face'], purposes: ['site'] })
  const terms = await showsFace()
  expect(terms).toContainEqual({ shows_face: true })
})

test('a consent for the site alone shows no campaign, and one for campaigns alone shows nothing', async () => {
  const site = await addPersonWhoDecides()
  await addConsent(site.defender.id, { purposes: ['site'] })
  expect(await seen(site)).toEqual({
    ...everything(site),
    ...{ campaign: false, country: ['CO', 'CO', undefined] },
    situation: ['detained', 'detained', undefined],
    story: [expect.any(String), undefined],
  })
  const others = await addPersonWhoDecides()
  await addConsent(others.defender.id, { purposes: ['campaigns', 'letters', 'press'] })
  expect(await seen(others)).toEqual(nothing)
})

test('a consent ends by itself at its second, and the next change is foretold', async () => {
  const person = await addPersonWhoDecides()
  const soon = new Date(now().getTime() + 3_600_000)
  await addConsent(person.defender.id, { covers: everythingBut('story') })
  await addConsent(person.defender.id, { covers: ['story'], endsAt: soon })
  expect(await seen(person)).toEqual(everything(person))
  const [next] = await db.$queryRaw<{ at: Date }[]>`SELECT next_public_change(${now()}) AS at`
  expect(next?.at).toEqual(soon)
  const ahead = soon.getTime() - now().getTime()
  moveClock(ahead)
  expect(await seen(person)).toMatchObject({ story: [undefined, undefined], feed: false })
  expect((await seen(person)).found).toEqual({ name: true, story: false, country: true })
  moveClock(-ahead)
})

test('the search forgets the words of a term that is over', async () => {
  const person = await addPersonWhoDecides()
  const ends = new Date(Date.now() + 1_500)
  await addConsent(person.defender.id, { covers: everythingBut('story') })
  await addConsent(person.defender.id, { covers: ['story'], endsAt: ends })
  const known = async () =>
    (
      await database.query('SELECT FROM search_word WHERE word = $1', [
        `relatdona${person.defender.name.replace(/\D/g, '')}`,
      ])
    ).length
  expect(await known()).toBe(1)
  await expect
    .poll(async () => {
      await forgetEndedSearchTerms()
      return known()
    })
    .toBe(0)
  expect((await seen(person)).found).toEqual({ name: true, story: false, country: true })
})

test('the register is added to and never rewritten, but goes with its person', async () => {
  const person = await addPersonWhoDecides()
  const id = await addConsent(person.defender.id)
  for (const statement of [
    'UPDATE consent SET ends_at = NULL, denial = true WHERE id = $1',
    'DELETE FROM consent WHERE id = $1',
  ]) {
    await expect(database.query(statement, [id])).rejects.toThrow('never rewritten')
  }
  await database.query('DELETE FROM campaign WHERE defender_id = $1', [person.defender.id])
  await database.query('DELETE FROM defender WHERE id = $1', [person.defender.id])
  for (const table of ['consent', 'defender_coverage', 'defender_search']) {
    const column = table === 'consent' ? 'id' : 'defender_id'
    const value = table === 'consent' ? id : person.defender.id
    expect(await database.query(`SELECT FROM ${table} WHERE ${column} = $1`, [value])).toEqual([])
  }
})
