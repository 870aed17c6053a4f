import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import type { StaffChangeName } from '@/lib/staff/changes/change'
import { clearSecondFactor } from '@/lib/staff/changes/clear-second-factor'
import { listAdministrators } from '@/lib/staff/changes/list-administrators'
import { makeAdministrator } from '@/lib/staff/changes/make-administrator'
import { mayDo } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

export type ApproveOutcome =
  | { outcome: 'approved' }
  /** Who asked for it, and whom it is about, agree to nothing. */
  | { outcome: 'needs-somebody-else' }
  /** They are an administrator, or have a new second factor, for less than seven days. */
  | { outcome: 'too-soon'; from: Date }
  | { outcome: 'nothing-waits' }
  | { outcome: 'not-allowed' }

type Waiting = { change: StaffChangeName; memberId: string; askedBy: string }

/**
 * Agrees to what another administrator asked for, and does it in the same transaction. So that one
 * person stays one person, it takes somebody who neither asked nor gains by it, and who has been an
 * administrator with the same second factor for seven days.
 */
export async function approveChange(by: StaffMember, requestId: string): Promise<ApproveOutcome> {
  if (!mayDo(by, 'approveChange')) return { outcome: 'not-allowed' }
  return db.$transaction(async (tx) => {
    const at = now()
    const administrators = await listAdministrators(tx)
    const own = administrators.find(({ id }) => id === by.id)
    if (!own) return { outcome: 'not-allowed' }
    const waiting = await holdWaiting(tx, requestId, at)
    if (!waiting) return { outcome: 'nothing-waits' }
    const { change, memberId, askedBy } = waiting
    if (askedBy === by.id || memberId === by.id) return { outcome: 'needs-somebody-else' }
    if (own.approvesFrom && own.approvesFrom > at) {
      return { outcome: 'too-soon', from: own.approvesFrom }
    }
    // An asker who is no administrator any more asks for nothing.
    if (!administrators.some(({ id }) => id === askedBy)) return { outcome: 'nothing-waits' }
    await tx.$executeRaw`
      UPDATE staff_change_request
      SET decision = 'approved', decided_by = ${by.id}::uuid, decided_at = ${at}
      WHERE id = ${requestId}::uuid`
    await carryOut(tx, change, memberId)
    const about = { subject: 'member', id: memberId } as const
    await writeAuditEntry(tx, by, 'approveChange', about, { part: change })
    return { outcome: 'approved' }
  })
}

/** The request that waits, held, of somebody who is on the staff still. */
async function holdWaiting(tx: Transaction, id: string, at: Date): Promise<Waiting | undefined> {
  const [waiting] = await tx.$queryRaw<Waiting[]>`
    SELECT r.change::text AS change, r.member_id AS "memberId", r.asked_by AS "askedBy"
    FROM staff_change_request r JOIN staff_member m ON m.id = r.member_id AND m.ended_at IS NULL
    WHERE r.id = ${id}::uuid AND r.decision IS NULL AND r.expires_at > ${at} FOR UPDATE OF r`
  return waiting
}

function carryOut(tx: Transaction, change: StaffChangeName, memberId: string): Promise<void> {
  switch (change) {
    case 'make_administrator':
      return makeAdministrator(tx, memberId)
    case 'reset_second_factor':
      return clearSecondFactor(tx, memberId)
    default:
      return change satisfies never
  }
}
