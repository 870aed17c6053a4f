import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { linkLife } from '@/lib/signatures/terms'

const most = 10_000

/** Deletes the signature requests that were not confirmed in time, a share of them; returns how many. */
export async function deleteExpiredRequests(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM signature_request WHERE id IN (
      SELECT id FROM signature_request
      WHERE received_at <= ${new Date(now().getTime() - linkLife)} LIMIT ${most}
      FOR UPDATE SKIP LOCKED
    )`
}
