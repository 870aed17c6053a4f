import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { askForChange } from '@/lib/staff/changes/ask-for-change'
import { clearSecondFactor } from '@/lib/staff/changes/clear-second-factor'
import { listAdministrators } from '@/lib/staff/changes/list-administrators'
import { mayDo } from '@/lib/staff/rights'
import { type Actor, isOperator } from '@/lib/staff/staff-member'
import { approvalPause } from '@/lib/staff/staff-terms'

export type ResetOutcome =
  | { outcome: 'reset' }
  /** An administrator's takes another administrator's yes, which is asked for now. */
  | { outcome: 'waits-for-approval' }
  /** One's own is changed under `/staff/me`, or reset by somebody else. */
  | { outcome: 'own' }
  | { outcome: 'unknown-member' }
  | { outcome: 'not-allowed' }

/**
 * Resets a member's second factor, who then adds a new one at their next sign-in: what they had is
 * deleted, their sessions end, and they are told by letter.
 */
export async function resetSecondFactor(by: Actor, memberId: string): Promise<ResetOutcome> {
  if (!mayDo(by, 'resetSecondFactor')) return { outcome: 'not-allowed' }
  if (!isOperator(by) && by.id === memberId) return { outcome: 'own' }
  return db.$transaction(async (tx) => {
    const administrators = await listAdministrators(tx)
    const [member] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM staff_member WHERE id = ${memberId}::uuid AND ended_at IS NULL
      FOR NO KEY UPDATE`
    if (!member) return { outcome: 'unknown-member' }
    const about = { subject: 'member', id: memberId } as const
    const isAdministrator =
      administrators.some(({ id }) => id === memberId) || (await wasAdministrator(tx, memberId))
    if (!isOperator(by) && isAdministrator) {
      const asked = await askForChange(tx, by, 'reset_second_factor', memberId)
      if (asked) await writeAuditEntry(tx, by, 'resetSecondFactor', about, { part: 'asked' })
      return { outcome: 'waits-for-approval' }
    }
    await clearSecondFactor(tx, memberId)
    await writeAuditEntry(tx, by, 'resetSecondFactor', about)
    return { outcome: 'reset' }
  })
}

/**
 * Whether somebody was an administrator in the last seven days: otherwise whoever makes them an editor first
 * could take their place alone.
 */
async function wasAdministrator(tx: Transaction, memberId: string): Promise<boolean> {
  const since = new Date(now().getTime() - approvalPause)
  const [changed] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM audit_entry WHERE subject = 'member' AND subject_id = ${memberId}::uuid
      AND act = 'changeRole' AND part = 'administrator' AND at > ${since} LIMIT 1`
  return changed !== undefined
}
