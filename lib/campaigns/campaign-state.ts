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
 * A campaign's state at a moment. It follows from its times alone; of those that have passed, a
 * release outranks all, an end by decision outranks a delivery, a delivery outranks a closing.
 * Before its opening a campaign is scheduled whatever other times have passed, since the public
 * sees nothing of it.
 */
export function campaignState(times: CampaignTimes, at: Date): CampaignState | 'scheduled' {
  if (!hasPassed(times.opensAt, at)) return 'scheduled'
  if (hasPassed(times.wonAt, at)) return 'won'
  if (hasPassed(times.endedAt, at)) return 'ended'
  if (hasPassed(times.deliveredAt, at)) return 'delivered'
  return hasPassed(times.closesAt, at) ? 'closed' : 'open'
}

function hasPassed(time: Date | null, at: Date): boolean {
  return time !== null && time.getTime() <= at.getTime()
}

/**
 * For SQL over `campaign c`: when its term ends and its signatures are erased, `infinity` where no
 * end is set. The months are counted from the delivery or, where nothing was delivered, from when
 * it closed; never from before it closes to signatures (`public_campaign`), so that nothing is
 * confirmed any more by then.
 */
export const termEndsAt = sql`COALESCE(
  COALESCE(c.delivered_at, LEAST(c.closes_at, c.won_at, c.ended_at))
    + make_interval(months => c.term_months), 'infinity'::timestamptz)`
