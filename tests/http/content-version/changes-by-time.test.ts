import { expect, test } from 'vitest'
import { addressOf } from '@/lib/i18n/routing'
import { ask } from '@/tests/http/ask'
import { addCampaign } from '@/tests/support/campaign'
import { eventually } from '@/tests/support/eventually'
import { ownSite } from '@/tests/support/open-site'

const site = await ownSite()
const { database } = site.installation

const read = async (path: string) => (await ask(site.origin, path)).text
const versionNow = async () => (await database.query('SELECT number FROM content_version'))[0]

/**
 * Sets a time of a campaign to some seconds from now and reads a document until it knows of that, all
 * before the time has come: on a slow machine with more seconds. Returns what was read.
 */
async function readBefore(
  column: 'opens_at' | 'closes_at',
  id: string,
  path: string,
  isSo: (text: string) => boolean,
): Promise<string> {
  for (let seconds = 5; seconds < 120; seconds *= 2) {
    await database.query(
      `UPDATE campaign SET ${column} = now() + make_interval(secs => $2) WHERE id = $1`,
      [id, seconds],
    )
    const text = await eventually('what was before', async () => {
      const now = await read(path)
      return isSo(now) ? now : undefined
    })
    const rows = await database.query(`SELECT FROM campaign WHERE id = $1 AND ${column} > now()`, [
      id,
    ])
    if (rows.length === 1) return text
  }
  throw new Error('The machine is too slow to read a page within two minutes')
}

test('a campaign closes by itself on the profile, which shows no number', async () => {
  const { id, slug } = await addCampaign()
  const path = addressOf('en', 'defender', { slug: `qui-${slug}` })
  const own = addressOf('en', 'campaign', { slug })
  const open = await readBefore('closes_at', id, path, (text) => text.includes(own))
  const version = await versionNow()
  expect(await eventually('another page', async () => (await read(path)) !== open)).toBe(true)
  expect(await read(path)).toContain(own)
  expect(await versionNow()).toEqual(version)
})

test('a campaign opens by itself in the feed', async () => {
  const { id, slug } = await addCampaign()
  const path = '/feeds/en/campaigns.atom'
  await readBefore('opens_at', id, path, (text) => !text.includes(slug))
  const version = await versionNow()
  await eventually('the campaign', async () => (await read(path)).includes(slug))
  expect(await versionNow()).toEqual(version)
})
