import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { linkRequestLife } from '@/lib/signatures/terms'

const most = 10_000

/** Deletes the requests for a lost link that could not be answered in time, a share of them; returns how many. */
export async function deleteExpiredLinkRequests(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM link_request WHERE id IN (
      SELECT id FROM link_request
      WHERE received_at <= ${new Date(now().getTime() - linkRequestLife)} LIMIT ${most}
      FOR UPDATE SKIP LOCKED
    )`
}
