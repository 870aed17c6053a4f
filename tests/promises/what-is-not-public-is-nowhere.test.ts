import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf, locales } from '@/lib/i18n/routing'
import { feedAddress, feedNames, pictureAddress } from '@/lib/sharing/share-address'
import { ask } from '@/tests/http/ask'
import { type Walked, walkSite } from '@/tests/http/documents'
import { addPages } from '@/tests/support/directory'
import { eventually } from '@/tests/support/eventually'
import { ownSite } from '@/tests/support/open-site'
import { addRealCase, type RealCase } from '@/tests/support/real-case'

const site = await ownSite()
const { origin } = site
const { database } = site.installation

/** Ways of not being public, each with the mark that no word of anybody else holds. */
const hidings = {
  'a person who is taken down': {
    mark: 'zarvik',
    statement: `UPDATE defender SET visibility = 'taken_down' WHERE slug = $1`,
  },
  'a person who is a draft again': {
    mark: 'quelmor',
    statement: `UPDATE defender SET visibility = 'draft' WHERE slug = $1`,
  },
  'a person none of whose texts is ready': {
    mark: 'brintax',
    statement: `UPDATE defender_text t SET state = 'in_review'
      FROM defender d WHERE d.id = t.defender_id AND d.slug = $1`,
  },
  'a campaign that is taken down': {
    mark: 'volpeda',
    statement: `UPDATE campaign c SET visibility = 'taken_down'
      FROM defender d WHERE d.id = c.defender_id AND d.slug = $1`,
  },
  'a campaign that has not opened yet': {
    mark: 'jastrun',
    statement: `UPDATE campaign c SET opens_at = now() + interval '1 day', closes_at = NULL
      FROM defender d WHERE d.id = c.defender_id AND d.slug = $1`,
  },
}
type Hiding = keyof typeof hidings
const everyHiding = Object.keys(hidings) as Hiding[]
const hidesPerson = (hiding: Hiding) => hiding.startsWith('a person')

const cases = new Map<Hiding, RealCase>()
for (const hiding of everyHiding) {
  const { mark } = hidings[hiding]
  const added = await addRealCase({
    slug: `${mark}-tolbek`,
    name: `${mark} tolbek`,
    title: `Free ${mark}title`,
    story: `${mark}story was told.\n\nAnd more.`,
    right: 'right-to-be-shown',
  })
  cases.set(hiding, added)
}
// Stays public throughout, so that nothing is gone because all is.
const who = { slug: 'who-stays', name: 'Who Stays', title: 'Free who stays' }
const stays = await addRealCase({ ...who, right: 'right-to-be-shown' })
await addPages()

const caseOf = (hiding: Hiding) => cases.get(hiding) ?? stays

/** The words that tell of what is hidden, wherever they stand. */
function wordsOf(hiding: Hiding): string[] {
  const { defender, campaign } = caseOf(hiding)
  const ofCampaign = [campaign.slug, campaign.title]
  if (!hidesPerson(hiding)) return ofCampaign
  return [...ofCampaign, defender.slug, defender.name, `${hidings[hiding].mark}story`]
}

const addressesOfPerson = ({ defender: { slug } }: RealCase) =>
  locales.flatMap((locale) => [
    addressOf(locale, 'defender', { slug }),
    pictureAddress(locale, { kind: 'defenders', slug }),
  ])

const addressesOfCampaign = ({ campaign: { slug } }: RealCase) => [
  ...locales.flatMap((locale) => [
    addressOf(locale, 'campaign', { slug }),
    addressOf(locale, 'checkYourInbox', { slug }),
    addressOf(locale, 'signed', { slug }),
    pictureAddress(locale, { kind: 'campaigns', slug }),
    `/api/campaigns/${slug}?locale=${locale}`,
  ]),
  `/api/campaigns/${slug}/count`,
]

const hiddenAddresses = (hiding: Hiding) => [
  ...(hidesPerson(hiding) ? addressesOfPerson(caseOf(hiding)) : []),
  ...addressesOfCampaign(caseOf(hiding)),
]

/** Lists of everybody; the search asks for a part of a name, since the page repeats the query. */
const searches = (hiding: Hiding) =>
  locales.map((locale) => `${addressOf(locale, 'defenders')}?q=${hidings[hiding].mark.slice(0, 5)}`)
const listsOfPeople = locales.flatMap((locale) => [
  addressOf(locale, 'defenders'),
  ...['country=CO', 'situation=detained', 'right=right-to-be-shown'].map(
    (query) => `${addressOf(locale, 'defenders')}?${query}`,
  ),
  addressOf(locale, 'whyTheyFight'),
  feedAddress(locale, 'stories'),
])
const listsOfCampaigns = locales.flatMap((locale) => [
  addressOf(locale, 'campaigns'),
  `/api/campaigns?locale=${locale}`,
  feedAddress(locale, 'campaigns'),
])

/** From all that we know of through every link, picture and datum of it. */
const walk = () =>
  walkSite(origin, [
    '/robots.txt',
    '/sitemap.xml',
    ...locales.flatMap((locale) => [
      addressOf(locale, 'home'),
      ...feedNames.map((name) => feedAddress(locale, name)),
    ]),
    ...listsOfPeople,
    ...listsOfCampaigns,
    ...everyHiding.flatMap((hiding) => [
      ...searches(hiding),
      ...addressesOfPerson(caseOf(hiding)),
      ...addressesOfCampaign(caseOf(hiding)),
    ]),
  ])

/** The addresses that tell of what is to be hidden: in a word, or by answering at all, as a picture does. */
function tracesOf(hiding: Hiding, walked: Walked): string[] {
  const words = wordsOf(hiding)
  const own = new Set(hiddenAddresses(hiding))
  return [...walked]
    .filter(([path, { status, body }]) => {
      return words.some((word) => body.includes(word)) || (own.has(path) && status !== 404)
    })
    .map(([path]) => path)
}

const allTraces = (walked: Walked) => everyHiding.flatMap((hiding) => tracesOf(hiding, walked))

/** Before anything is hidden: the walk finds it wherever it should be, or it would prove nothing. */
beforeAll(async () => {
  const walked = await walk()
  for (const hiding of everyHiding) {
    const expected = [
      '/sitemap.xml',
      ...hiddenAddresses(hiding),
      ...listsOfCampaigns,
      ...(hidesPerson(hiding) ? [...listsOfPeople, ...searches(hiding)] : []),
    ]
    expect(tracesOf(hiding, walked), hiding).toEqual(expect.arrayContaining(expected))
  }
  for (const hiding of everyHiding) {
    await database.query(hidings[hiding].statement, [caseOf(hiding).defender.slug])
  }
  await eventually('no trace', async () => allTraces(await walk()).length === 0)
})

describe.each(['while the site runs', 'after it was started again'])('%s', (when) => {
  let walked: Walked

  beforeAll(async () => {
    if (when === 'after it was started again') {
      await site.web.stop()
      await site.startAgain('web')
    }
    walked = await walk()
  })

  test.each(everyHiding)('%s is in no page, feed, picture, sitemap or answer', (hiding) => {
    expect(tracesOf(hiding, walked)).toEqual([])
  })

  test.each(everyHiding)('the addresses of %s answer as such that never were', async (hiding) => {
    const { defender, campaign } = caseOf(hiding)
    for (const path of hiddenAddresses(hiding)) {
      const never = path.replace(campaign.slug, 'nobody').replace(defender.slug, 'nobody')
      const [gone, unknown] = [await ask(origin, path), await ask(origin, never)]
      expect(gone.status, path).toBe(404)
      expect(gone.body.equals(unknown.body), path).toBe(true)
      const { date: _, 'x-request-id': __, ...headers } = gone.headers
      expect(unknown.headers, path).toMatchObject(headers)
    }
  })

  test('who is public is where they were, those too whose campaign is hidden', () => {
    const shown = everyHiding.filter((hiding) => !hidesPerson(hiding)).map(caseOf)
    for (const person of [stays, ...shown]) {
      for (const path of addressesOfPerson(person)) expect(walked.get(path)?.status, path).toBe(200)
      for (const path of listsOfPeople) {
        expect(walked.get(path)?.body.includes(person.defender.slug), path).toBe(true)
      }
    }
  })
})
