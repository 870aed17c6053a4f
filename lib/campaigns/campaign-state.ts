import { sql } from '@/lib/platform/db'

/** The states that the public sees; a scheduled campaign is not public yet. */
export type CampaignState = 'open' | 'closed' | 'delivered' | 'won' | 'ended'

export type CampaignTimes = {
  opensAt: Date
  closesAt: Date | null
  deliveredAt: Date | null
  wonAt: Date | null
  endedAt: Date | null
}

/**
 * A campaign's state at a moment. It follows from its times alone, and the weightiest that has
 * come decides: a release outweighs all, an end by decision a delivery, a delivery a closing.
 */
export function campaignState(times: CampaignTimes, at: Date): CampaignState | 'scheduled' {
  if (hasCome(times.wonAt, at)) return 'won'
  if (hasCome(times.endedAt, at)) return 'ended'
  if (hasCome(times.deliveredAt, at)) return 'delivered'
  if (hasCome(times.closesAt, at)) return 'closed'
  return hasCome(times.opensAt, at) ? 'open' : 'scheduled'
}

function hasCome(time: Date | null, at: Date): boolean {
  return time !== null && time.getTime() <= at.getTime()
}

/**
 * For SQL over `campaign c`: since when it takes no more signatures, `infinity` where no end is
 * set. The same rule as `campaignState`: it is open from `opens_at` until this.
 */
export const closesToSignaturesAt = sql`COALESCE(LEAST(c.closes_at, c.delivered_at, c.won_at, c.ended_at), 'infinity'::timestamptz)`

/**
 * For SQL over `campaign c`: when its term ends and its signatures go, `infinity` where no end is
 * set. The months are counted from the delivery or, where nothing was delivered, from when it
 * closed; never from before `closesToSignaturesAt`, so that nothing is confirmed any more by then.
 */
export const termEndsAt = sql`COALESCE(
  COALESCE(c.delivered_at, LEAST(c.closes_at, c.won_at, c.ended_at))
    + make_interval(months => c.term_months), 'infinity'::timestamptz)`
