import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { linkLife } from '@/lib/signatures/terms'

/** Deletes the signature requests, spent or not, whose links have ended; returns how many. */
export async function forgetExpiredRequests(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM signature_request
    WHERE received_at <= ${new Date(now().getTime() - linkLife)}`
}
