import { termEndsAt } from '@/lib/campaigns/campaign-state'
import { dayOf, hourOf, now } from '@/lib/platform/clock'
import { sql, type Transaction } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'
import { lastCountingDay } from '@/lib/signatures/showing/showing-rules'

/** The two parts of a campaign's page that are renewed once a day. */
export type Showing = 'names' | 'countries'

/**
 * A campaign that is looked at today, and, once in seven days, the day before which its signatures
 * are to be counted. Days are of `TIME_ZONE`, as YYYY-MM-DD.
 */
export type TakenCampaign = { campaignId: string; today: string; countingDay: string | undefined }

/** The hour (`TIME_ZONE`) in which they are renewed: it is night where most signers live. */
const showingHour = 3

/**
 * Takes a public campaign whose names or countries were not renewed today, and notes that they are,
 * in the caller's transaction: a worker that is killed on the way has noted nothing, of two workers
 * that take the same campaign the second waits and then gets none, and a restart finds the day
 * noted. Nothing is caught up outside its hour: a worker that was away in it waits for the next
 * day, so that nobody's page changes at an hour that something else could have brought about.
 */
export async function takeCampaignOfDay(
  tx: Transaction,
  showing: Showing,
): Promise<TakenCampaign | undefined> {
  const at = now()
  if (hourOf(at) !== showingHour) return undefined
  const today = dayOf(at)
  const [taken] = await tx.$queryRaw<{ campaignId: string; opensAt: Date }[]>`
    INSERT INTO showing_day AS noted (campaign_id, showing, day)
    SELECT c.id, ${showing}::"Showing", ${today}::date
    FROM public_campaign c
    WHERE ${publicAt(at, sql`c`)} AND ${termEndsAt} > ${at} AND NOT EXISTS (
      SELECT FROM showing_day s
      WHERE s.campaign_id = c.id AND s.showing = ${showing}::"Showing" AND s.day >= ${today}::date
    )
    ORDER BY c.id LIMIT 1
    ON CONFLICT (campaign_id, showing) DO UPDATE SET day = EXCLUDED.day
      WHERE noted.day < EXCLUDED.day
    RETURNING campaign_id AS "campaignId",
      (SELECT c.opens_at FROM campaign c WHERE c.id = campaign_id) AS "opensAt"`
  if (!taken) return undefined
  const { campaignId, opensAt } = taken
  const countingDay = await noteCounting(
    tx,
    campaignId,
    showing,
    lastCountingDay(dayOf(opensAt), today),
  )
  return { campaignId, today, countingDay }
}

/**
 * Notes that the signatures of the days before this one are counted; `undefined` where they are
 * counted already.
 */
async function noteCounting(
  tx: Transaction,
  campaignId: string,
  showing: Showing,
  day: string | undefined,
): Promise<string | undefined> {
  if (day === undefined) return undefined
  const noted = await tx.$executeRaw`
    UPDATE showing_day SET counted_on = ${day}::date
    WHERE campaign_id = ${campaignId}::uuid AND showing = ${showing}::"Showing"
      AND (counted_on IS NULL OR counted_on < ${day}::date)`
  return noted === 1 ? day : undefined
}
