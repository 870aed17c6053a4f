import { termEndsAt } from '@/lib/campaigns/campaign-state'
import { dayOf, hourOf, now } from '@/lib/platform/clock'
import { sql, type Transaction } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'

/** What a campaign's page shows of its signers, renewed once a day. */
export type Showing = 'names' | 'countries'

/** The hour (`TIME_ZONE`) in which it is renewed: night where most signers live. */
const showingHour = 3

/**
 * Takes a public campaign whose names or countries were not looked at today, and notes that they
 * are, in the transaction of who looks. Whoever is killed on the way has noted nothing; of two who
 * take the same, the second waits and then gets none; a restart finds the day noted. Nothing is
 * caught up outside its hour: who was away in it waits for the next day, so that nobody's page
 * changes at an hour that something else could have brought about.
 */
export async function takeCampaignOfDay(
  tx: Transaction,
  showing: Showing,
): Promise<string | undefined> {
  const at = now()
  if (hourOf(at) !== showingHour) return undefined
  const [taken] = await tx.$queryRaw<{ campaignId: string }[]>`
    INSERT INTO showing_day AS noted (campaign_id, showing, day)
    SELECT c.id, ${showing}::"Showing", ${dayOf(at)}::date
    FROM public_campaign c
    WHERE ${publicAt(at, sql`c`)} AND ${termEndsAt} > ${at} AND NOT EXISTS (
      SELECT FROM showing_day s
      WHERE s.campaign_id = c.id AND s.showing = ${showing}::"Showing" AND s.day >= ${dayOf(at)}::date
    )
    ORDER BY c.id LIMIT 1
    ON CONFLICT (campaign_id, showing) DO UPDATE SET day = EXCLUDED.day
      WHERE noted.day < EXCLUDED.day
    RETURNING campaign_id AS "campaignId"`
  return taken?.campaignId
}
