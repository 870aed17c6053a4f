import { expect, test } from 'vitest'
import { addressOf } from '@/lib/i18n/routing'
import { ask } from '@/tests/http/ask'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { openSite } from '@/tests/support/open-site'

const site = await openSite()
const { database } = site.installation

const versionNow = async () => (await database.query('SELECT number FROM content_version'))[0]

test('a campaign that opens and closes does so in documents that show no number, too', async () => {
  const { id, slug } = await addCampaign({ closesInDays: 30 })
  const profile = addressOf('en', 'defender', { slug: `qui-${slug}` })
  const feed = '/feeds/en/campaigns.atom'
  const traces = async () =>
    Promise.all(
      [profile, feed].map(async (path) => (await ask(site.origin, path)).text.includes(slug)),
    )
  const states = async () => (await ask(site.origin, profile)).text
  await database.query(
    `UPDATE campaign SET opens_at = now() + interval '4 s', closes_at = now() + interval '12 s' WHERE id = $1`,
    [id],
  )
  const version = await versionNow()
  // The address of the person names the campaign too: what is looked for is the campaign's own.
  const own = `/campaigns/${slug}`
  await eventually('it scheduled', async () => !(await states()).includes(own))
  await eventually('it open', async () => (await states()).includes(own), 30_000)
  await eventually('it in the feed', async () => (await traces())[1] === true, 30_000)
  const open = await states()
  await eventually('it closed', async () => (await states()) !== open, 30_000)
  expect(await states()).toContain(own)
  expect(await versionNow()).toEqual(version)
})
