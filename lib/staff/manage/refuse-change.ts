import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { StaffChangeName } from '@/lib/staff/changes/change'
import { mayDo } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

export type RefuseOutcome =
  | { outcome: 'refused' }
  | { outcome: 'nothing-waits' }
  | { outcome: 'not-allowed' }

/** Refuses what another administrator asked for, or takes back what one asked for oneself. */
export async function refuseChange(by: StaffMember, requestId: string): Promise<RefuseOutcome> {
  if (!mayDo(by, 'refuseChange')) return { outcome: 'not-allowed' }
  return db.$transaction(async (tx) => {
    const at = now()
    const [refused] = await tx.$queryRaw<{ memberId: string; change: StaffChangeName }[]>`
      UPDATE staff_change_request
      SET decision = 'refused', decided_by = ${by.id}::uuid, decided_at = ${at}
      WHERE id = ${requestId}::uuid AND decision IS NULL AND expires_at > ${at}
      RETURNING member_id AS "memberId", change::text AS change`
    if (!refused) return { outcome: 'nothing-waits' }
    const about = { subject: 'member', id: refused.memberId } as const
    await writeAuditEntry(tx, by, 'refuseChange', about, { part: refused.change })
    return { outcome: 'refused' }
  })
}
