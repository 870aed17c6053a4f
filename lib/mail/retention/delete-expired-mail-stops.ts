import { dayOf, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

const most = 10_000

/** Deletes the stops of addresses that bounced or complained once their last day is over, a share of them; returns how many. */
export async function deleteExpiredMailStops(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM mail_stop WHERE key IN (
      SELECT key FROM mail_stop
      WHERE until < ${dayOf(now())}::date LIMIT ${most} FOR UPDATE SKIP LOCKED
    )`
}
