import { textsChangedAt } from '@/lib/defenders/public-defenders'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'

/** `pages`: the programme's pages that have a text, by id. */
export type SitemapSlugs = { defenders: ListedDefender[]; campaigns: string[]; pages: string[] }

/** `changedAt`: when their text in each language last changed. */
export type ListedDefender = { slug: string; changedAt: Record<Locale, Date> }

/** Lists the slugs of the pages for search engines: all that are public, except samples'. */
export async function listSitemapSlugs(): Promise<SitemapSlugs> {
  const [defenders, others] = await Promise.all([listDefenders(), listOthers()])
  const slugsOf = (kind: OtherRow['kind']) =>
    others.filter((row) => row.kind === kind).map((row) => row.slug)
  return { defenders, campaigns: slugsOf('campaigns'), pages: slugsOf('pages') }
}

async function listDefenders(): Promise<ListedDefender[]> {
  const rows = await db.$queryRaw<({ slug: string } & ListedDefender['changedAt'])[]>`
    SELECT d.slug, ${textsChangedAt('ca')} AS ca, ${textsChangedAt('es')} AS es,
      ${textsChangedAt('en')} AS en
    FROM public_defender d WHERE ${publicAt(now(), sql`d`)} AND NOT d.sample
    ORDER BY d.slug`
  return rows.map(({ slug, ...changedAt }) => ({ slug, changedAt }))
}

type OtherRow = { kind: 'campaigns' | 'pages'; slug: string }

function listOthers(): Promise<OtherRow[]> {
  return db.$queryRaw<OtherRow[]>`
    SELECT 'campaigns' AS kind, c.slug FROM public_campaign c
    WHERE ${publicAt(now(), sql`c`)} AND NOT c.sample AND NOT c.defender_sample
    UNION ALL
    SELECT DISTINCT 'pages', t.page_id FROM page_text t WHERE t.state = 'ready'
    ORDER BY slug`
}
