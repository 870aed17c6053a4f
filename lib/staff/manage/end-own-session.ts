import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

export type EndOwnSessionOutcome =
  | { outcome: 'ended' }
  | { outcome: 'unknown-session' }
  | { outcome: 'not-allowed' }

/** Ends one of one's own sessions, in whichever browser it is. */
export async function endOwnSession(
  by: StaffMember,
  sessionId: string,
): Promise<EndOwnSessionOutcome> {
  if (!mayDo(by, 'endOwnSession')) return { outcome: 'not-allowed' }
  return db.$transaction(async (tx) => {
    const ended = await tx.$executeRaw`
      DELETE FROM staff_session WHERE id = ${sessionId}::uuid AND member_id = ${by.id}::uuid`
    if (ended === 0) return { outcome: 'unknown-session' }
    await writeAuditEntry(tx, by, 'endOwnSession', { subject: 'member', id: by.id })
    return { outcome: 'ended' }
  })
}
