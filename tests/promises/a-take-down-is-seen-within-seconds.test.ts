import { afterAll, describe, expect, test } from 'vitest'
import { addressOf, locales } from '@/lib/i18n/routing'
import { ask } from '@/tests/http/ask'
import { addCampaign } from '@/tests/support/campaign'
import { startChild } from '@/tests/support/child'
import { urlAs } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import { freePort } from '@/tests/support/free-port'
import { ownSite } from '@/tests/support/open-site'

const site = await ownSite()
const { database, webFolder } = site.installation

/** A second web process beside the site's own, as a larger installation has. */
const port = await freePort()
const second = startChild('server/main.ts', {
  DATABASE_URL: urlAs('web', database.url),
  DATA_DIR: webFolder,
  PORT: `${port}`,
  APP_URL: `http://127.0.0.1:${port}`,
})
await second.ready
afterAll(() => second.stop())
const origins = [site.origin, `http://127.0.0.1:${port}`]

const ownPages = (slug: string) => [
  ...locales.map((locale) => addressOf(locale, 'campaign', { slug })),
  addressOf('ca', 'checkYourInbox', { slug }),
  addressOf('es', 'signed', { slug }),
  `/api/campaigns/${slug}`,
  `/api/campaigns/${slug}/count`,
]
const lists = [
  '/api/campaigns',
  '/api/campaigns?locale=es',
  ...locales.flatMap((locale) => [addressOf(locale, 'home'), addressOf(locale, 'campaigns')]),
]

/** Whether a campaign shows anywhere, as those who ask now are answered. */
async function traces(slug: string): Promise<string[]> {
  const found = await Promise.all(
    origins.flatMap((origin) => [
      ...ownPages(slug).map(async (path) =>
        (await ask(origin, path)).status === 404 ? [] : [origin + path],
      ),
      ...lists.map(async (path) =>
        (await ask(origin, path)).text.includes(slug) ? [origin + path] : [],
      ),
    ]),
  )
  return found.flat()
}

/** All that should show a public campaign: its pages, the JSON addresses, campaigns lists. */
const expected = (slug: string) =>
  origins.flatMap((origin) => ownPages(slug).map((path) => origin + path))

async function warm(slug: string): Promise<void> {
  await eventually('the campaign everywhere', async () => {
    const found = await traces(slug)
    return (
      expected(slug).every((one) => found.includes(one)) &&
      found.some((one) => one.endsWith('/api/campaigns'))
    )
  })
}

const takeDown = (what: 'campaign' | 'defender', id: string) =>
  what === 'campaign'
    ? database.query(`UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`, [id])
    : database.query(
        `UPDATE defender SET visibility = 'taken_down' FROM campaign WHERE campaign.id = $1 AND defender.id = campaign.defender_id`,
        [id],
      )

/**
 * What those see who ask first once the web process says that it shows the newest content: an
 * address that nobody asked for meanwhile would still be answered from memory, were its document
 * held for true (a count's is, for three seconds).
 */
async function firstLook(slug: string): Promise<string[]> {
  await eventually('the newest content in every web process', async () => {
    const webs = await database.query<{ newest: boolean }>(
      `SELECT web.content_version = number AS newest FROM running_process AS web, content_version
       WHERE web.kind = 'web'`,
    )
    return webs.length > 0 && webs.every(({ newest }) => newest)
  })
  return traces(slug)
}

describe.each(['campaign', 'defender'] as const)('a %s that is taken down', (what) => {
  test('is gone from every page, list and answer as soon as the process says that it shows what is new', async () => {
    const { id, slug } = await addCampaign({ startingTally: [{ country: 'FR', total: 7 }] })
    await warm(slug)
    await takeDown(what, id)
    expect(await firstLook(slug)).toEqual([])
    // And it stays so, while pages are rendered anew.
    for (let times = 0; times < 2; times++) expect(await traces(slug)).toEqual([])
  })
})

test('even where a process lost the connection on which it would have heard', async () => {
  const { id, slug } = await addCampaign()
  await warm(slug)
  await database.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  await takeDown('campaign', id)
  await eventually('no trace', async () => (await traces(slug)).length === 0)
})

test('even where nobody is told, but only the number raised', async () => {
  const { id, slug } = await addCampaign()
  await warm(slug)
  // A restored or replicated row fires no trigger.
  await database.query(`ALTER TABLE campaign DISABLE TRIGGER USER`)
  await takeDown('campaign', id)
  await database.query('UPDATE content_version SET number = number + 1')
  expect(await firstLook(slug)).toEqual([])
  await database.query(`ALTER TABLE campaign ENABLE TRIGGER USER`)
})

test('and it stays gone after a restart', async () => {
  const { id, slug } = await addCampaign()
  await warm(slug)
  await takeDown('campaign', id)
  await site.web.stop()
  await site.startAgain('web')
  expect(await traces(slug)).toEqual([])
})

test('what is made public again is there again', async () => {
  const { id, slug } = await addCampaign()
  await takeDown('campaign', id)
  await eventually('no trace', async () => (await traces(slug)).length === 0)
  await database.query(`UPDATE campaign SET visibility = 'public' WHERE id = $1`, [id])
  await eventually('it everywhere', async () => {
    const found = await traces(slug)
    return expected(slug).every((one) => found.includes(one))
  })
})
