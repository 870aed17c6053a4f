import { db } from '@/lib/platform/db'
import type { StaffMember } from '@/lib/staff/staff-member'

/** Everybody who is or was on the staff, by name: those by whom the log can be narrowed. */
export async function listAuditPeople(_by: StaffMember): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, COALESCE(NULLIF(name, ''), email) AS name FROM staff_member
    ORDER BY ended_at IS NOT NULL, name, email LIMIT 500`
}
