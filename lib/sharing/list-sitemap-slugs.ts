import { isPublic, isTold } from '@/lib/campaigns/public-campaigns'
import { isPublicDefender } from '@/lib/defenders/public-defenders'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/** `pages`: those of the programme that have a text, by id. */
export type SitemapSlugs = { defenders: string[]; campaigns: string[]; pages: string[] }

/** Whose pages search engines are told of: all that are public, but no sample's. */
export async function listSitemapSlugs(): Promise<SitemapSlugs> {
  const rows = await db.$queryRaw<{ kind: keyof SitemapSlugs; slug: string }[]>`
    SELECT 'defenders' AS kind, d.slug FROM defender d WHERE ${isPublicDefender} AND NOT d.demo
    UNION ALL
    SELECT 'campaigns', c.slug FROM campaign c JOIN defender d ON d.id = c.defender_id
    WHERE ${isPublic(now())} AND ${isTold} AND NOT c.demo AND NOT d.demo
      AND EXISTS (SELECT FROM petition_text t WHERE t.campaign_id = c.id)
    UNION ALL
    SELECT DISTINCT 'pages', t.page_id FROM page_text t WHERE t.state = 'ready'
    ORDER BY slug`
  const slugsOf = (kind: keyof SitemapSlugs) =>
    rows.filter((row) => row.kind === kind).map((row) => row.slug)
  return {
    defenders: slugsOf('defenders'),
    campaigns: slugsOf('campaigns'),
    pages: slugsOf('pages'),
  }
}
