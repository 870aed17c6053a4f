import {
  type CampaignSummary,
  isOpen,
  type SummaryRow,
  summaryColumns,
  summarySources,
  toSummary,
} from '@/lib/campaigns/public-campaigns'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'

/** All public campaigns in a language: the open ones first, then by opening, the newest first. */
export async function listCampaigns(locale: Locale): Promise<CampaignSummary[]> {
  const at = now()
  const rows = await db.$queryRaw<SummaryRow[]>`
    SELECT ${summaryColumns}
    FROM ${summarySources(locale)}
    WHERE ${publicAt(at, sql`c`)}
    ORDER BY ${isOpen(at)} DESC, c.opens_at DESC, c.slug`
  return rows.map((row) => toSummary(row, at))
}
