import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { dropChangesOf } from '@/lib/staff/changes/drop-changes-of'
import { listAdministrators } from '@/lib/staff/changes/list-administrators'
import { mayDo } from '@/lib/staff/rights'
import { forgetSecondFactor } from '@/lib/staff/second-factor/forget-second-factor'
import { endSessionsOf } from '@/lib/staff/session/end-sessions-of'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

export type EndMemberOutcome =
  | { outcome: 'ended' }
  /** The workspace keeps one; the command line may end the last. */
  | { outcome: 'last-administrator' }
  | { outcome: 'unknown-member' }
  | { outcome: 'not-allowed' }

/**
 * Ends somebody's time on the staff: their sessions and links are over with its commit, their second
 * factor is deleted, their row stays for the log.
 */
export async function endMember(by: Actor, memberId: string): Promise<EndMemberOutcome> {
  if (!mayDo(by, 'endMember')) return { outcome: 'not-allowed' }
  return db.$transaction(async (tx) => {
    const administrators = await listAdministrators(tx)
    const isLast = administrators.length === 1 && administrators[0]?.id === memberId
    if (isLast && !isOperator(by)) return { outcome: 'last-administrator' }
    const ended = await tx.$executeRaw`
      UPDATE staff_member SET ended_at = ${now()}
      WHERE id = ${memberId}::uuid AND ended_at IS NULL`
    if (ended === 0) return { outcome: 'unknown-member' }
    await endSessionsOf(tx, memberId)
    await forgetSecondFactor(tx, memberId)
    await dropChangesOf(tx, memberId)
    await writeAuditEntry(tx, by, 'endMember', { subject: 'member', id: memberId })
    return { outcome: 'ended' }
  })
}
