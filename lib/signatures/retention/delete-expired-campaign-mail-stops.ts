import { dayOf, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

const most = 10_000

/** Deletes the campaigns' mail stops whose last day is over, a share of them; returns how many. */
export async function deleteExpiredCampaignMailStops(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM campaign_mail_stop WHERE (campaign_id, address_key) IN (
      SELECT campaign_id, address_key FROM campaign_mail_stop
      WHERE until < ${dayOf(now())}::date LIMIT ${most} FOR UPDATE SKIP LOCKED
    )`
}
