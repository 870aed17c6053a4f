import type { Transaction } from '@/lib/platform/db'
import { signInLinkLife } from '@/lib/staff/staff-terms'

const minute = 60_000
const hour = 60 * minute

/** So many unused links an hour come as fast as they are asked for, but for a minute between two. */
const quick = 3
/** Afterwards a link is made only when the last one is about to end: there is always one that works. */
const slowPause = signInLinkLife - 2 * minute

/**
 * When the next link for a member may be made. Whoever asks in a member's name can thus fill their
 * mailbox with a letter each eight minutes at most, and never keeps them out: the newest letter's link
 * works until the next one is due. A link that was used makes room at once.
 */
export async function pauseBetweenLinks(
  tx: Transaction,
  memberId: string,
  at: Date,
): Promise<Date> {
  // Two workers that answer for one member do it one after the other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${memberId}, 0))`
  const [found] = await tx.$queryRaw<{ unused: number; last: Date | null }[]>`
    SELECT count(*)::int AS unused, max(made_at) AS last FROM staff_sign_in_link
    WHERE member_id = ${memberId}::uuid AND used_at IS NULL
      AND made_at > ${new Date(at.getTime() - hour)}`
  if (!found?.last) return at
  const pause = found.unused < quick ? minute : slowPause
  return new Date(found.last.getTime() + pause)
}
