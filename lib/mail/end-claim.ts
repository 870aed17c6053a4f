import type { ClaimedRequest } from '@/lib/mail/claim-due-requests'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

const minute = 60_000

/**
 * - `sent`: nothing more to do until the link is used.
 * - `gone`: nothing more is held: another letter stands for it, or it has been answered for good.
 * - `later`: the day's caps are reached; looked at again in half an hour.
 * - `gave-up`: it cannot be read, and no repetition will change that; kept until its term ends.
 * - `try-again`: it was not sent; tried again with growing pauses, for as long as the link lives.
 */
export type ClaimEnd = 'sent' | 'gone' | 'later' | 'gave-up' | 'try-again'

/** Ends a claim in one of its ways; a worker that has lost its lease changes nothing. */
export async function endClaim(request: ClaimedRequest, end: ClaimEnd): Promise<void> {
  if (end === 'gone') {
    await db.$executeRaw`
      DELETE FROM signature_request
      WHERE id = ${request.id}::uuid AND lease_id = ${request.lease}::uuid`
    return
  }
  await db.$executeRaw`
    UPDATE signature_request
    SET due_at = ${nextTime(request, end)}, lease_until = NULL, lease_id = NULL,
      attempts = CASE WHEN ${end === 'later'} THEN 0 ELSE attempts END
    WHERE id = ${request.id}::uuid AND lease_id = ${request.lease}::uuid`
}

function nextTime(request: ClaimedRequest, end: Exclude<ClaimEnd, 'gone'>): Date | null {
  if (end === 'sent' || end === 'gave-up') return null
  return new Date(now().getTime() + (end === 'later' ? 30 * minute : pause(request.attempts)))
}

/** 5 s, 10 s, 20 s … up to an hour. */
function pause(attempts: number): number {
  return Math.min(5_000 * 2 ** Math.max(0, attempts - 1), 60 * minute)
}
