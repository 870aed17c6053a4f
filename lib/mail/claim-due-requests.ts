import { randomUUID } from 'node:crypto'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/** For how long a claim holds, in milliseconds: after it another worker takes over. */
export const leaseTime = 60_000

/** A signature request that this worker holds, under a claim that fences all it writes. */
export type ClaimedRequest = {
  id: string
  lease: string
  campaignId: string
  addressKey: Uint8Array
  sealed: Uint8Array
  locale: Locale
  attempts: number
  /** What a claim before this one has decided. */
  letter: 'confirm' | 'already_signed' | null
}

/**
 * Claims requests whose time has come, the longest due first, each for `leaseTime`. Committed before
 * anything is sent; two workers never hold the same one, and a killed worker's come back.
 */
export async function claimDueRequests(most: number): Promise<ClaimedRequest[]> {
  const at = now()
  const lease = randomUUID()
  return db.$queryRaw<ClaimedRequest[]>`
    WITH due AS (
      SELECT id FROM signature_request
      WHERE due_at <= ${at} AND (lease_until IS NULL OR lease_until <= ${at})
      ORDER BY due_at LIMIT ${most} FOR UPDATE SKIP LOCKED
    )
    UPDATE signature_request r
    SET lease_until = ${new Date(at.getTime() + leaseTime)}, lease_id = ${lease}::uuid,
      attempts = r.attempts + 1
    FROM due WHERE r.id = due.id
    RETURNING r.id, r.lease_id AS lease, r.campaign_id AS "campaignId",
      r.address_key AS "addressKey", r.sealed, r.locale::text AS locale, r.attempts,
      r.letter::text AS letter`
}
