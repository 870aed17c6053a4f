import { type CampaignState, campaignState } from '@/lib/campaigns/campaign-state'
import { byLanguage, isOpen, type TimesRow, timesOf } from '@/lib/campaigns/public-campaigns'
import {
  type DefenderSummary,
  defenderText,
  inOrder,
  type SummaryRow,
  storyText,
  summaryJson,
  toDefenderSummary,
} from '@/lib/defenders/public-defenders'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'

/** Why a person may be shown: see `ShowBasis` in the schema. */
export type ShowBasis = 'sample' | 'published-before' | 'consent'

/** A defender as their own page shows them. */
export type DefenderProfile = DefenderSummary & {
  /** Paragraphs parted by blank lines; `undefined` where there is none yet. */
  story: string | undefined
  /** The language of the story: another than requested where that is not ready. */
  storyLocale: Locale
  basis: ShowBasis
  /** Up to four others who defend the same rights, those who share most first. */
  related: DefenderSummary[]
  /** The public campaign about them: an open one first, else the newest. */
  campaign: { slug: string; title: string; textLocale: Locale; state: CampaignState } | undefined
}

type Row = {
  summary: SummaryRow
  story: string | null
  story_locale: Locale | null
  basis: string
  related: SummaryRow[]
} & ({ [Column in keyof TimesRow]: TimesRow[Column] | null } & {
  campaign_slug: string | null
  title: string | null
  text_locale: Locale | null
})

const maxRelated = 4

/**
 * Reads a public defender in a language, in one round trip; `undefined` where the public may see
 * none.
 */
export async function readDefender(
  locale: Locale,
  slug: string,
): Promise<DefenderProfile | undefined> {
  const at = now()
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${summaryJson(locale)} AS summary, told.story, told.locale AS story_locale,
      d.basis::text AS basis, ${related(locale, at)} AS related, campaign.*
    FROM public_defender d
    CROSS JOIN ${defenderText(locale)}
    LEFT JOIN ${storyText(locale)} ON true
    LEFT JOIN LATERAL (${campaignAbout(locale, at)}) campaign ON true
    WHERE d.slug = ${slug} AND ${publicAt(at, sql`d`)}`
  return row && toProfile(row, locale, at)
}

/** Fictional people are related to fictional ones only, real ones to real ones. */
const related = (locale: Locale, at: Date) => sql`(
  SELECT COALESCE(json_agg(${summaryJson(locale)} ORDER BY d.shared DESC, d.slug), '[]')
  FROM (
    SELECT d.*, other.shared FROM (
      SELECT theirs.defender_id, count(*) AS shared
      FROM defender_right own JOIN defender_right theirs USING (right_id)
      WHERE own.defender_id = d.id AND theirs.defender_id <> d.id GROUP BY theirs.defender_id
    ) other CROSS JOIN (SELECT d.sample) same
    JOIN public_defender d ON d.id = other.defender_id AND d.sample = same.sample
    WHERE ${publicAt(at, sql`d`)}
    ORDER BY other.shared DESC, ${inOrder} LIMIT ${maxRelated}
  ) d CROSS JOIN ${defenderText(locale)}
)`

const campaignAbout = (locale: Locale, at: Date) => sql`
  SELECT c.slug AS campaign_slug, told.title, told.locale AS text_locale,
    c.opens_at, c.closes_at, c.delivered_at, c.won_at, c.ended_at
  FROM public_campaign c CROSS JOIN LATERAL (
    SELECT t.title, t.locale FROM campaign_text t
    WHERE t.campaign_id = c.id AND t.state = 'ready' ORDER BY ${byLanguage(locale)}
  ) told
  WHERE c.defender_id = d.id AND ${publicAt(at, sql`c`)}
  ORDER BY ${isOpen(at)} DESC, c.opens_at DESC, c.slug LIMIT 1`

function toProfile(row: Row, locale: Locale, at: Date): DefenderProfile {
  return {
    ...toDefenderSummary(row.summary),
    story: row.story ?? undefined,
    storyLocale: row.story_locale ?? locale,
    basis: row.basis.replaceAll('_', '-') as ShowBasis,
    related: row.related.map(toDefenderSummary),
    campaign: toCampaign(row, at),
  }
}

function toCampaign(row: Row, at: Date): DefenderProfile['campaign'] {
  const { campaign_slug: slug, title, text_locale: textLocale, opens_at } = row
  if (slug === null || title === null || textLocale === null || opens_at === null) return undefined
  const state = campaignState(timesOf({ ...row, opens_at }), at)
  if (state === 'scheduled') throw new Error('A scheduled campaign is not public')
  return { slug, title, textLocale, state }
}
