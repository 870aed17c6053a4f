import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { db, type Transaction } from '@/lib/platform/db'
import { askForChange } from '@/lib/staff/changes/ask-for-change'
import { dropChangesOf } from '@/lib/staff/changes/drop-changes-of'
import { listAdministrators } from '@/lib/staff/changes/list-administrators'
import { mayDo } from '@/lib/staff/rights'
import { endSessionsOf } from '@/lib/staff/session/end-sessions-of'
import type { StaffMember } from '@/lib/staff/staff-member'
import type { StaffRole } from '@/lib/staff/staff-role'

export type ChangeRoleOutcome =
  | { outcome: 'changed' | 'unchanged' }
  /** To make somebody an administrator takes another administrator's yes, which is asked for now. */
  | { outcome: 'waits-for-approval' }
  | { outcome: 'last-administrator' }
  | { outcome: 'unknown-member' }
  | { outcome: 'not-allowed' }

/** Changes what a member may do, and ends all their sessions, so that no open page acts as before. */
export async function changeRole(
  by: StaffMember,
  memberId: string,
  role: StaffRole,
): Promise<ChangeRoleOutcome> {
  if (!mayDo(by, 'changeRole')) return { outcome: 'not-allowed' }
  return db.$transaction(async (tx) => {
    const administrators = await listAdministrators(tx)
    const before = await holdRole(tx, memberId)
    if (!before) return { outcome: 'unknown-member' }
    if (before === role) return { outcome: 'unchanged' }
    if (before === 'administrator' && administrators.length < 2) {
      return { outcome: 'last-administrator' }
    }
    const about = { subject: 'member', id: memberId } as const
    if (role === 'administrator') {
      const asked = await askForChange(tx, by, 'make_administrator', memberId)
      if (asked) await writeAuditEntry(tx, by, 'changeRole', about, { part: 'asked' })
      return { outcome: 'waits-for-approval' }
    }
    await tx.$executeRaw`
      UPDATE staff_member SET role = ${role}::"StaffRole"
      WHERE id = ${memberId}::uuid`
    await endSessionsOf(tx, memberId)
    await dropChangesOf(tx, memberId)
    await writeAuditEntry(tx, by, 'changeRole', about, { part: before, fields: ['role'] })
    return { outcome: 'changed' }
  })
}

/** A member's role, held until the transaction ends. */
async function holdRole(tx: Transaction, memberId: string): Promise<StaffRole | undefined> {
  const [row] = await tx.$queryRaw<{ role: StaffRole }[]>`
    SELECT role::text AS role FROM staff_member
    WHERE id = ${memberId}::uuid AND ended_at IS NULL FOR NO KEY UPDATE`
  return row?.role
}
