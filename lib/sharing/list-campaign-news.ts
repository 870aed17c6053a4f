import {
  type CampaignSummary,
  type SummaryRow,
  summaryColumns,
  summarySources,
  timesOf,
  toSummary,
} from '@/lib/campaigns/public-campaigns'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'
import { feedLength } from '@/lib/sharing/atom-feed'

export type CampaignNews = CampaignSummary & {
  /** The time at which its state last changed. */
  changedAt: Date
}

/** Lists the public campaigns by their last change of state, the newest first. */
export async function listCampaignNews(locale: Locale): Promise<CampaignNews[]> {
  const at = now()
  const rows = await db.$queryRaw<SummaryRow[]>`
    SELECT ${summaryColumns} FROM ${summarySources(locale)} WHERE ${publicAt(at, sql`c`)}`
  return rows
    .map((row) => ({ ...toSummary(row, at), changedAt: lastChange(row, at) }))
    .sort((one, other) => other.changedAt.getTime() - one.changedAt.getTime())
    .slice(0, feedLength)
}

function lastChange(row: SummaryRow, at: Date): Date {
  const come = Object.values(timesOf(row)).filter((time) => time !== null && time <= at)
  return come.reduce<Date>((last, time) => (time && time > last ? time : last), row.opens_at)
}
