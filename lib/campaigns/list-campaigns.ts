import { closesToSignaturesAt } from '@/lib/campaigns/campaign-state'
import {
  type CampaignSummary,
  isPublic,
  type SummaryRow,
  summaryColumns,
  summarySources,
  toSummary,
} from '@/lib/campaigns/public-campaigns'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/** All public campaigns in a language: the open ones first, then by opening, the newest first. */
export async function listCampaigns(locale: Locale): Promise<CampaignSummary[]> {
  const at = now()
  const rows = await db.$queryRaw<SummaryRow[]>`
    SELECT ${summaryColumns}
    FROM ${summarySources(locale)}
    WHERE ${isPublic(at)}
    ORDER BY (${closesToSignaturesAt} > ${at}) DESC, c.opens_at DESC, c.slug`
  return rows.map((row) => toSummary(row, at))
}
