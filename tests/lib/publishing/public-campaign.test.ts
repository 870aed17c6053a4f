import { expect, test } from 'vitest'
import { campaignState } from '@/lib/campaigns/campaign-state'
import { countSignatures } from '@/lib/campaigns/count-signatures'
import { listCampaigns } from '@/lib/campaigns/list-campaigns'
import { isOpen } from '@/lib/campaigns/public-campaigns'
import { readCampaign } from '@/lib/campaigns/read-campaign'
import { readDefender } from '@/lib/defenders/read-defender'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'
import { listCampaignNews } from '@/lib/sharing/list-campaign-news'
import { listSitemapSlugs } from '@/lib/sharing/list-sitemap-slugs'
import { askForLink } from '@/lib/signatures/ask-for-link'
import { signCampaign } from '@/lib/signatures/sign-campaign'
import { addCampaign } from '@/tests/support/campaign'
import { ownInstallation } from '@/tests/support/installation'
import { emailOf, signatureForm } from '@/tests/support/signing'

const { database } = await ownInstallation()

/** Which readers have anything of a campaign. */
async function readersOf(slug: string): Promise<string[]> {
  const has = (rows: { slug: string }[]) => rows.some((row) => row.slug === slug)
  const found: Record<string, boolean> = {
    list: has(await listCampaigns('en')),
    page: (await readCampaign('en', slug)) !== undefined,
    count: (await countSignatures(slug)) !== undefined,
    feed: has(await listCampaignNews('en')),
    sitemap: (await listSitemapSlugs()).campaigns.includes(slug),
    profile: (await readDefender('en', `qui-${slug}`))?.campaign?.slug === slug,
    sign: (await signCampaign(slug, signatureForm())).outcome !== 'unknown-campaign',
    'lost link':
      (await askForLink(slug, emailOf('nil@example.org'), 'en')).outcome !== 'unknown-campaign',
  }
  return Object.keys(found).filter((reader) => found[reader])
}

test('a public campaign is everywhere but, as a sample, in the sitemap', async () => {
  const { slug } = await addCampaign()
  expect(await readersOf(slug)).toEqual([
    'list',
    'page',
    'count',
    'feed',
    'profile',
    'sign',
    'lost link',
  ])
})

test.each([
  ['without a petition', 'DELETE FROM petition_version WHERE campaign_id = $1'],
  ['with a petition without a text', 'DELETE FROM petition_text WHERE campaign_id = $1'],
  ['whose texts are drafts', `UPDATE campaign_text SET state = 'draft' WHERE campaign_id = $1`],
  [
    'whose person’s texts are drafts',
    `UPDATE defender_text SET state = 'draft' WHERE defender_id = (SELECT defender_id FROM campaign WHERE id = $1)`,
  ],
  [
    'whose person is taken down',
    `UPDATE defender SET visibility = 'taken_down' WHERE id = (SELECT defender_id FROM campaign WHERE id = $1)`,
  ],
  ['that is taken down', `UPDATE campaign SET visibility = 'taken_down' WHERE id = $1`],
  ['that is a draft', `UPDATE campaign SET visibility = 'draft' WHERE id = $1`],
  ['that opens tomorrow', `UPDATE campaign SET opens_at = now() + interval '1 day' WHERE id = $1`],
])('a campaign %s is nowhere', async (_title, change) => {
  const { id, slug } = await addCampaign()
  // Signed before, so that signing remembers it.
  await signCampaign(slug, signatureForm())
  await database.query('DELETE FROM signature_request')
  await database.query(change, [id])
  expect(await readersOf(slug)).toEqual([])
})

test('a version of the petition that has no text yet is neither shown nor signed', async () => {
  const { id, slug } = await addCampaign()
  await database.query(
    `INSERT INTO petition_version (campaign_id, number, published_at) VALUES ($1, 2, now())`,
    [id],
  )
  expect((await readCampaign('en', slug))?.petitionVersion).toBe(1)
  const form = { ...signatureForm(), version: 1 }
  expect((await signCampaign(slug, form)).outcome).toBe('mail-is-coming')
})

/** The same numbers at each run: xorshift. */
function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.abs(state) % below
  }
}

test('TypeScript and SQL agree on a campaign’s state at generated times', async () => {
  const { id } = await addCampaign()
  const random = generator(20261128)
  const start = now().getTime()
  // Few instants, so that many are the same: what counts is who goes first at the very moment.
  const instant = () => new Date(start + random(6) * 1_000)
  const maybe = () => (random(3) === 0 ? instant() : null)
  const seen = new Map<string, number>()
  for (let round = 0; round < 400; round++) {
    const opensAt = instant()
    const closesAt =
      random(2) === 0 ? new Date(opensAt.getTime() + 1_000 + random(4) * 1_000) : null
    const times = { opensAt, closesAt, deliveredAt: maybe(), wonAt: maybe(), endedAt: maybe() }
    const at = instant()
    const delivered = times.deliveredAt ? 7 : null
    await db.$executeRaw`
      UPDATE campaign SET opens_at = ${times.opensAt}, closes_at = ${times.closesAt},
        delivered_at = ${times.deliveredAt}, delivered_signatures = ${delivered},
        won_at = ${times.wonAt}, ended_at = ${times.endedAt} WHERE id = ${id}::uuid`
    const [row] = await db.$queryRaw<{ open: boolean }[]>`
      SELECT ${isOpen(at)} AS open FROM public_campaign c
      WHERE c.id = ${id}::uuid AND ${publicAt(at, sql`c`)}`
    const state = campaignState(times, at)
    const expected = { scheduled: undefined, open: { open: true } }
    expect(row, `${state} ${JSON.stringify({ ...times, at })}`).toEqual(
      state in expected ? expected[state as keyof typeof expected] : { open: false },
    )
    seen.set(state, (seen.get(state) ?? 0) + 1)
  }
  for (const state of ['scheduled', 'open', 'closed', 'delivered', 'won', 'ended']) {
    expect(seen.get(state), state).toBeGreaterThan(5)
  }
})
