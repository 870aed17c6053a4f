import { type CampaignState, campaignState } from '@/lib/campaigns/campaign-state'
import {
  byLanguage,
  signatureCount,
  type TimesRow,
  timesOf,
} from '@/lib/campaigns/public-campaigns'
import { campaignSeenBy } from '@/lib/defenders/identity/seen-identities'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { containsText } from '@/lib/publishing/contains-text'
import { publicAt } from '@/lib/publishing/public-at'
import {
  columnOf,
  type PublicState,
  publicStateOf,
  type StateFilter,
} from '@/lib/publishing/public-state'
import type { StaffMember } from '@/lib/staff/staff-member'

/** What the staff's list of campaigns is narrowed to; a filter that is left out lets all through. */
export type ManagedFilters = {
  state?: StateFilter
  /** A part of a title, as typed. */
  q?: string
  /** By their address, or the newest first. */
  order: 'name' | 'newest'
  /** The `next` of the page before. */
  after?: string
}

/** A campaign as a line of the list. */
export type ManagedCampaign = {
  id: string
  slug: string
  title: string
  titleLocale: Locale
  defender: { id: string; name: string }
  state: PublicState
  /** Where it stands by its times, whoever may see it. */
  stage: CampaignState | 'scheduled'
  opensAt: Date
  closesAt: Date | undefined
  signatures: number
  goal: number
  sample: boolean
}

type Row = TimesRow & {
  id: string
  slug: string
  title: string | null
  title_locale: Locale | null
  defender_id: string
  defender_name: string | null
  visibility: string
  is_shown: boolean
  signatures: number
  goal: number
  sample: boolean
}

const onAPage = 50

/**
 * The campaigns that a member of the staff may see, public or not: 50 a page, each found from the last
 * line of the page before. `next` is where the following page begins.
 */
export async function listManagedCampaigns(
  by: StaffMember,
  { state, q, order, after }: ManagedFilters,
): Promise<{ lines: ManagedCampaign[]; next: string | undefined }> {
  const found =
    q === undefined
      ? sql`true`
      : sql`c.id IN (SELECT t.campaign_id FROM campaign_text t WHERE ${containsText(sql`t.title`, q)})`
  const inOrder = order === 'name' ? sql`c.slug` : sql`c.id DESC`
  const rows = await rowsOf(
    by,
    sql`SELECT * FROM campaign c
      WHERE ${state ? sql`c.visibility = ${columnOf(state)}::"Visibility"` : sql`true`} AND ${found} AND ${campaignSeenBy(by)}
        AND ${afterCursor(order, after)}
      ORDER BY ${inOrder} LIMIT ${onAPage + 1}`,
    inOrder,
  )
  const lines = rows.slice(0, onAPage)
  const last = lines.at(-1)
  const next = rows.length > onAPage ? (order === 'name' ? last?.slug : last?.id) : undefined
  return { lines, next }
}

/** One campaign as a line; `undefined` where there is none to see. */
export async function findManagedCampaign(
  by: StaffMember,
  id: string,
): Promise<ManagedCampaign | undefined> {
  const one = sql`SELECT * FROM campaign c WHERE c.id = ${id}::uuid AND ${campaignSeenBy(by)}`
  return (await rowsOf(by, one, sql`c.id`))[0]
}

const afterCursor = (order: ManagedFilters['order'], after: string | undefined) => {
  if (after === undefined) return sql`true`
  return order === 'name' ? sql`c.slug > ${after}` : sql`c.id < ${after}::uuid`
}

async function rowsOf(
  by: StaffMember,
  campaigns: ReturnType<typeof sql>,
  inOrder: ReturnType<typeof sql>,
): Promise<ManagedCampaign[]> {
  const at = now()
  const rows = await db.$queryRaw<Row[]>`
    SELECT c.id, c.slug, text.title, text.locale AS title_locale, c.defender_id,
      named.name AS defender_name, c.visibility::text AS visibility, c.goal, c.sample,
      c.opens_at, c.closes_at, c.delivered_at, c.won_at, c.ended_at, ${signatureCount} AS signatures,
      EXISTS (SELECT FROM public_campaign p WHERE p.id = c.id AND ${publicAt(at, sql`p`)}) AS is_shown
    FROM (${campaigns}) c
    LEFT JOIN LATERAL (
      SELECT t.title, t.locale FROM campaign_text t WHERE t.campaign_id = c.id
      ORDER BY (t.state = 'ready') DESC, ${byLanguage(by.locale)}
    ) text ON true
    LEFT JOIN LATERAL (
      SELECT t.name FROM defender_text t WHERE t.defender_id = c.defender_id
      ORDER BY (t.state = 'ready') DESC, ${byLanguage(by.locale)}
    ) named ON true
    ORDER BY ${inOrder}`
  return rows.map((row) => toLine(row, at))
}

function toLine(row: Row, at: Date): ManagedCampaign {
  return {
    id: row.id,
    slug: row.slug,
    title: row.title ?? row.slug,
    titleLocale: row.title_locale ?? 'ca',
    defender: { id: row.defender_id, name: row.defender_name ?? '' },
    state: publicStateOf(row.visibility, row.is_shown),
    stage: campaignState(timesOf(row), at),
    opensAt: row.opens_at,
    closesAt: row.closes_at ?? undefined,
    signatures: row.signatures,
    goal: row.goal,
    sample: row.sample,
  }
}
