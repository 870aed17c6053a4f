import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { StaffChangeName } from '@/lib/staff/changes/change'

export type WaitingChange = {
  id: string
  change: StaffChangeName
  memberId: string
  /** The name, or the address where there is none. */
  member: string
  askedBy: string
  asker: string
  askedAt: Date
  expiresAt: Date
}

/** What waits for another administrator's yes, the oldest first. */
export function listChanges(): Promise<WaitingChange[]> {
  return db.$queryRaw<WaitingChange[]>`
    SELECT r.id, r.change::text AS change, r.member_id AS "memberId", r.asked_by AS "askedBy",
      COALESCE(NULLIF(m.name, ''), m.email) AS member,
      COALESCE(NULLIF(a.name, ''), a.email) AS asker,
      r.asked_at AS "askedAt", r.expires_at AS "expiresAt"
    FROM staff_change_request r
      JOIN staff_member m ON m.id = r.member_id AND m.ended_at IS NULL
      JOIN staff_member a ON a.id = r.asked_by
    WHERE r.decision IS NULL AND r.expires_at > ${now()} ORDER BY r.id`
}
