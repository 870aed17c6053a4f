import {
  byLanguage,
  type CampaignSummary,
  type SummaryRow,
  summaryColumns,
  summarySources,
  toSummary,
} from '@/lib/campaigns/public-campaigns'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'

/** A campaign as its own page shows it. */
export type CampaignPage = CampaignSummary & {
  /** Paragraphs parted by blank lines, as is `petition`; `undefined` where no consent covers it. */
  story: string | undefined
  /** The campaign's result, once it is closed. */
  result: string | undefined
  demand: string
  petition: string
  petitionVersion: number
  /** The language of demand, petition and addressees. */
  petitionLocale: Locale
  addressees: { name: string; office: string }[]
  deliveredAt: Date | undefined
  deliveredSignatures: number | undefined
  wonAt: Date | undefined
  endedAt: Date | undefined
  /**
   * How many months signatures are stored after delivery or, where nothing was delivered, after
   * closing.
   */
  termMonths: number
  /** Whether its term has ended, so that only the number is left. */
  signaturesErased: boolean
}

type Row = SummaryRow & {
  story: string | null
  result: string | null
  demand: string
  petition: string
  petition_version: number
  petition_locale: Locale
  addressees: { name: string; office: string }[]
  delivered_signatures: number | null
  term_months: number
  signatures_erased: boolean
}

/**
 * Reads a public campaign in a language, in one round trip; `undefined` where the public may see
 * none. Its petition is the newest version, or the requested one.
 */
export async function readCampaign(
  locale: Locale,
  slug: string,
  petitionVersion: number | null = null,
): Promise<CampaignPage | undefined> {
  const at = now()
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${summaryColumns}, CASE WHEN c.shows_story THEN text.story END AS story, text.result, c.delivered_signatures,
      c.term_months, c.address_key_wrapped IS NULL AS signatures_erased,
      petition.demand, petition.petition, petition.number AS petition_version,
      petition.locale AS petition_locale, addressees.list AS addressees
    FROM ${summarySources(locale)}
    JOIN LATERAL (
      SELECT t.demand, t.petition, t.number, t.locale FROM petition_text t
      WHERE t.campaign_id = c.id AND t.number = COALESCE(${petitionVersion}::int, c.petition_version)
      ORDER BY ${byLanguage(locale)}
    ) petition ON true
    CROSS JOIN LATERAL (
      SELECT COALESCE(json_agg(json_build_object('name', one.name, 'office', one.office)
        ORDER BY one.position), '[]') AS list
      FROM addressee a
      JOIN LATERAL (
        SELECT t.position, t.name, t.office FROM addressee_text t
        WHERE t.campaign_id = a.campaign_id AND t.position = a.position
        ORDER BY ${byLanguage(locale)}
      ) one ON true
      WHERE a.campaign_id = c.id
    ) addressees
    WHERE c.slug = ${slug} AND ${publicAt(at, sql`c`)}`
  return row && toPage(row, at)
}

function toPage(row: Row, at: Date): CampaignPage {
  return {
    ...toSummary(row, at),
    story: row.story ?? undefined,
    result: row.result ?? undefined,
    demand: row.demand,
    petition: row.petition,
    petitionVersion: row.petition_version,
    petitionLocale: row.petition_locale,
    addressees: row.addressees,
    deliveredAt: row.delivered_at ?? undefined,
    deliveredSignatures: row.delivered_signatures ?? undefined,
    wonAt: row.won_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    termMonths: row.term_months,
    signaturesErased: row.signatures_erased,
  }
}
