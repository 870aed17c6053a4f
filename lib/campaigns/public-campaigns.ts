import {
  type CampaignState,
  type CampaignTimes,
  campaignState,
} from '@/lib/campaigns/campaign-state'
import { readSituation, type Situation } from '@/lib/defenders/situation'
import type { Locale } from '@/lib/i18n/routing'
import { sql } from '@/lib/platform/db'

/**
 * SQL for rows of `public_campaign c` that are open at a moment at which they are public: the same
 * rule as `campaignState`.
 */
export const isOpen = (at: Date) => sql`(c.closes_to_signatures_at > ${at})`

/** The text to show: a ready one in the page's language, else in the default one, else in any. */
export const byLanguage = (locale: Locale) =>
  sql`(t.locale = ${locale}::"Locale") DESC, (t.locale = 'ca') DESC, t.locale LIMIT 1`

/**
 * The number of signatures, exact at every instant: the folded totals and the rows that are not
 * folded yet are read in one statement.
 */
export const signatureCount = sql`(
  COALESCE((SELECT sum(total) FROM tally WHERE campaign_id = c.id), 0) +
  COALESCE((SELECT sum(change) FROM tally_change WHERE campaign_id = c.id), 0)
)::int`

/** A campaign as lists show it. */
export type CampaignSummary = {
  slug: string
  state: CampaignState
  title: string
  lead: string
  /** The language of title and lead: another than requested where that is not ready. */
  textLocale: Locale
  goal: number
  signatures: number
  sample: boolean
  opensAt: Date
  closesAt: Date | undefined
  defender: { slug: string; name: string; country: string | undefined; situation: Situation }
}

/** The columns that decide a campaign's state. */
export type TimesRow = {
  opens_at: Date
  closes_at: Date | null
  delivered_at: Date | null
  won_at: Date | null
  ended_at: Date | null
}

export type SummaryRow = TimesRow & {
  slug: string
  title: string
  lead: string
  text_locale: Locale
  goal: number
  signatures: number
  sample: boolean
  defender_slug: string
  defender_name: string
  country: string | null
  situation: string
}

/** The columns of `SummaryRow`, over `summarySources`. */
export const summaryColumns = sql`
  c.slug, text.title, text.lead, text.locale AS text_locale, c.goal, ${signatureCount} AS signatures,
  c.sample, c.opens_at, c.closes_at, c.delivered_at, c.won_at, c.ended_at,
  c.defender_slug, name.name AS defender_name, c.country, c.situation::text AS situation`

/** The public campaigns with the texts of each to show; the moment is the reader's (`publicAt`). */
export const summarySources = (locale: Locale) => sql`
  public_campaign c
  JOIN LATERAL (
    SELECT t.title, t.lead, t.story, t.result, t.locale FROM campaign_text t
    WHERE t.campaign_id = c.id AND t.state = 'ready' ORDER BY ${byLanguage(locale)}
  ) text ON true
  JOIN LATERAL (
    SELECT t.name FROM defender_text t
    WHERE t.defender_id = c.defender_id AND t.state = 'ready' ORDER BY ${byLanguage(locale)}
  ) name ON true`

export function timesOf(row: TimesRow): CampaignTimes {
  return {
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    deliveredAt: row.delivered_at,
    wonAt: row.won_at,
    endedAt: row.ended_at,
  }
}

/**
 * The summary of a row at a moment. Throws for a campaign that has not opened: `publicAt` excludes
 * those.
 */
export function toSummary(row: SummaryRow, at: Date): CampaignSummary {
  const state = campaignState(timesOf(row), at)
  if (state === 'scheduled') throw new Error('A scheduled campaign is not public')
  return {
    slug: row.slug,
    state,
    title: row.title,
    lead: row.lead,
    textLocale: row.text_locale,
    goal: row.goal,
    signatures: row.signatures,
    sample: row.sample,
    opensAt: row.opens_at,
    closesAt: row.closes_at ?? undefined,
    defender: {
      slug: row.defender_slug,
      name: row.defender_name,
      country: row.country ?? undefined,
      situation: readSituation(row.situation),
    },
  }
}
