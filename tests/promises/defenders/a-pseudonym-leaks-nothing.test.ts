import pg from 'pg'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { publishIdentity } from '@/lib/defenders/identity/manage/publish-identity'
import { retireIdentity } from '@/lib/defenders/identity/manage/retire-identity'
import { saveIdentity } from '@/lib/defenders/identity/manage/save-identity'
import { addressOf, locales } from '@/lib/i18n/routing'
import { feedAddress, feedNames, pictureAddress } from '@/lib/sharing/share-address'
import { operator } from '@/lib/staff/staff-member'
import { ask } from '@/tests/http/ask'
import { walkSite } from '@/tests/http/documents'
import { type Child, startChild } from '@/tests/support/child'
import { urlAs } from '@/tests/support/database-roles'
import { addConsent } from '@/tests/support/defenders/consent'
import { identityInput, letItsDayCome } from '@/tests/support/defenders/identities'
import { addPages } from '@/tests/support/directory'
import { eventually } from '@/tests/support/eventually'
import { freePort } from '@/tests/support/free-port'
import { ownSite } from '@/tests/support/open-site'
import { addRealCase } from '@/tests/support/real-case'

const site = await ownSite()
const { database, webFolder } = site.installation

/** A second web process beside the site's own, as a larger installation has. */
const port = await freePort()
const startSecond = () =>
  startChild('server/main.ts', {
    DATABASE_URL: urlAs('web', database.url),
    DATA_DIR: webFolder,
    PORT: `${port}`,
    APP_URL: `http://127.0.0.1:${port}`,
  })
let second: Child = startSecond()
await second.ready
afterAll(() => second.stop())
const origins = [site.origin, `http://127.0.0.1:${port}`]

await addPages()
const right = 'right-to-be-shown'
const stays = await addRealCase({ slug: 'who-stays', name: 'Who Stays', right, story: 'Stays.' })
/** Words that stand nowhere else. */
const person = await addRealCase({
  slug: 'zarvik-tolbek',
  name: 'Zarvik Tolbek',
  title: 'Free Zarviktitle',
  story: 'Zarvikstory was told.',
  right,
})
const formerId = person.defender.id
const pseudonym = { slug: 'lumo-prenda', name: 'Lumo Prenda' }

const ownAddresses = (slug: string) =>
  locales.flatMap((locale) => [
    addressOf(locale, 'defender', { slug }),
    pictureAddress(locale, { kind: 'defenders', slug }),
  ])
const campaignAddresses = locales.flatMap((locale) => [
  addressOf(locale, 'campaign', { slug: person.campaign.slug }),
  addressOf(locale, 'signed', { slug: person.campaign.slug }),
  pictureAddress(locale, { kind: 'campaigns', slug: person.campaign.slug }),
  `/api/campaigns/${person.campaign.slug}?locale=${locale}`,
])
const formerAddresses = [...ownAddresses('zarvik-tolbek'), ...campaignAddresses]

const starts = [
  ...['/robots.txt', '/sitemap.xml'],
  ...locales.flatMap((locale) => [
    addressOf(locale, 'home'),
    addressOf(locale, 'defenders'),
    `${addressOf(locale, 'defenders')}?q=zarvi`,
    `${addressOf(locale, 'defenders')}?country=CO`,
    addressOf(locale, 'campaigns'),
    `/api/campaigns?locale=${locale}`,
    ...feedNames.map((name) => feedAddress(locale, name)),
  ]),
  ...formerAddresses,
  ...ownAddresses(pseudonym.slug),
  ...ownAddresses(stays.defender.slug),
]

/** All answers of both processes, over all links from all that we know of, by address. */
async function walk(): Promise<Map<string, string>> {
  const walks = origins.map(async (origin) => {
    const walked = await walkSite(origin, starts)
    return [...walked].map(
      ([path, { body }]) => [origin + path, body.toString('utf8').toLowerCase()] as const,
    )
  })
  return new Map((await Promise.all(walks)).flat())
}

/** The addresses whose answer holds one of these words. */
const saying = (answers: Map<string, string>, ...words: string[]) =>
  [...answers].filter(([, text]) => words.some((word) => text.includes(word))).map(([path]) => path)

/** By which the former identity would be known, with what belongs to it. */
const traces = ['zarvik', 'tolbek', formerId, person.campaign.id]

/** Both processes end as by a crash, and are started anew. */
async function killEverything(): Promise<void> {
  await Promise.all([site.kill(), second.kill()])
  second = startSecond()
  await Promise.all([site.startAgain('web'), site.startAgain('worker'), second.ready])
}

/** What feeds and sitemap tell of when somebody's page was made or changed. */
async function datesOf(slug: string): Promise<number[]> {
  const dates = await Promise.all(
    ['/sitemap.xml', ...locales.map((locale) => feedAddress(locale, 'stories'))].map(
      async (path) => {
        const { text } = await ask(site.origin, path)
        const parts = text.split(/<(?:entry|url)>/).slice(1)
        return parts
          .filter((part) => part.includes(`/${slug}<`))
          .flatMap((part) => part.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [])
      },
    ),
  )
  return dates.flat().map(Date.parse)
}

describe('step by step, with every process killed between them', () => {
  let formerDates: number[]

  beforeAll(async () => {
    await eventually('them everywhere', async () => saying(await walk(), 'zarvik').length > 60)
    formerDates = await datesOf('zarvik-tolbek')
  })

  test('retired, nothing of the person is anywhere', async () => {
    expect(formerDates.length).toBeGreaterThan(8)
    expect(await retireIdentity(operator, formerId)).toMatchObject({ outcome: 'retired' })
    await killEverything()
    expect(saying(await walk(), ...traces)).toEqual([])
  })

  test('saved, the new one is nowhere either, and the day has to come', async () => {
    const input = identityInput(pseudonym.slug, pseudonym.name, { story: 'Lumostory was told.' })
    const saved = await saveIdentity(operator, formerId, input)
    expect(saved).toMatchObject({ outcome: 'saved' })
    await addConsent('id' in saved ? saved.id : '')
    await database.query(`UPDATE defender SET basis = 'consent' WHERE slug = $1`, [pseudonym.slug])
    expect(await publishIdentity(operator, formerId)).toMatchObject({ outcome: 'too-early' })
    expect(saying(await walk(), 'lumo', ...traces)).toEqual([])
  })

  test('a process that dies while it publishes has published nothing', async () => {
    await letItsDayCome(formerId)
    const holder = new pg.Client({ connectionString: database.url })
    await holder.connect()
    onTestFinished(() => holder.end())
    await holder.query('BEGIN')
    await holder.query('SELECT FROM content_version FOR UPDATE')
    const publishing = publishIdentity(operator, formerId).catch(() => 'died')
    await eventually('its commit, that waits', async () => {
      const waiting = await database.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ILIKE '%commit%'`,
      )
      return waiting.length > 0
    })
    expect(await publishing).toBe('died')
    await holder.query('ROLLBACK')
    expect(saying(await walk(), 'lumo', ...traces)).toEqual([])
  })

  test('published, the new one is shown, and nothing of it leads to the former one', async () => {
    const before = Date.now()
    expect(await publishIdentity(operator, formerId)).toMatchObject({ outcome: 'published' })
    const answers = await eventually('the new one in both processes', async () => {
      const all = await walk()
      return (
        origins.every((origin) => saying(all, 'lumostory').some((at) => at.startsWith(origin))) &&
        all
      )
    })
    const shown = saying(answers, 'lumostory')
    for (const origin of origins) {
      for (const locale of locales) {
        const page = addressOf(locale, 'defender', { slug: pseudonym.slug })
        expect(shown).toContain(origin + page)
        expect(shown).toContain(origin + feedAddress(locale, 'stories'))
      }
    }
    expect(saying(answers, ...traces)).toEqual([])
    // No date is of the time before: neither that of the draft, nor one that the former identity had.
    const dates = await datesOf(pseudonym.slug)
    expect(dates).toHaveLength(formerDates.length)
    expect(Math.min(...dates)).toBeGreaterThanOrEqual(before - 1)
  })

  test('the former addresses answer as such that never were, and lead nowhere', async () => {
    for (const origin of origins) {
      for (const path of formerAddresses) {
        const never = path
          .replace(person.campaign.slug, 'nobody')
          .replace('zarvik-tolbek', 'nobody')
        const [gone, unknown] = [await ask(origin, path), await ask(origin, never)]
        expect(gone.status, path).toBe(404)
        expect(gone.body.equals(unknown.body), path).toBe(true)
      }
    }
  })

  test('no statement shows the former identity again, nor lets another text name it', async () => {
    const show = database.query(`UPDATE defender SET visibility = 'public' WHERE id = $1`, [
      formerId,
    ])
    await expect(show).rejects.toThrow('defender_retired_is_taken_down')
    const tell = database.query(
      `UPDATE defender_text SET story = 'Beside me stood Tolbek, Zarvik.' WHERE defender_id = $1`,
      [stays.defender.id],
    )
    await expect(tell).rejects.toThrow('a public text names somebody')
  })
})
