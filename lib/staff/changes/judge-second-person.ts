import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'
import { hasRight, type StaffAct } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'
import type { StaffRole } from '@/lib/staff/staff-role'

export type SecondPerson =
  | 'may-approve'
  /** Whoever asked does not approve. */
  | 'by-another-person'
  /** They joined by another member's invitation, or have a new second factor, for less than seven days. */
  | 'too-soon'
  /** Whoever asked is not on the staff any more, or may not ask any more. */
  | 'nobody-asks'

type Row = { id: string; role: StaffRole; ended: boolean; waits: boolean }

/**
 * Whether a member may approve, as the second person, what another asked for by the act `asked`. Both are
 * read and held until the transaction ends, so that somebody who is ended or demoted meanwhile counts no
 * more. So that nobody invites themselves as a second person, whoever is new waits (`approves_from`).
 */
export async function judgeSecondPerson(
  tx: Transaction,
  by: StaffMember,
  askedBy: string,
  asked: StaffAct,
): Promise<SecondPerson> {
  if (askedBy === by.id) return 'by-another-person'
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id::text, role::text, ended_at IS NOT NULL AS ended,
      COALESCE(approves_from > ${now()}, false) AS waits
    FROM staff_member WHERE id IN (${by.id}::uuid, ${askedBy}::uuid) ORDER BY id FOR NO KEY UPDATE`
  const own = rows.find(({ id }) => id === by.id)
  const asker = rows.find(({ id }) => id === askedBy)
  if (!asker || asker.ended || !hasRight(asker.role, asked)) return 'nobody-asks'
  return own && !own.ended && !own.waits ? 'may-approve' : 'too-soon'
}
