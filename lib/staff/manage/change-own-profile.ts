import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { db } from '@/lib/platform/db'
import type { Profile } from '@/lib/staff/profile-form'
import { mayDo } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

export type ChangeProfileOutcome = { outcome: 'changed' | 'unchanged' } | { outcome: 'not-allowed' }

/** Changes one's own name and language, both or none. */
export async function changeOwnProfile(
  by: StaffMember,
  { name, locale }: Profile,
): Promise<ChangeProfileOutcome> {
  if (!mayDo(by, 'changeOwnProfile')) return { outcome: 'not-allowed' }
  return db.$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE staff_member
      SET name = ${name}, locale = ${locale}::"Locale"
      WHERE id = ${by.id}::uuid AND ended_at IS NULL
        AND (name, locale) IS DISTINCT FROM (${name}, ${locale}::"Locale")`
    if (changed === 0) return { outcome: 'unchanged' }
    const fields = ['name', 'locale'] as const
    await writeAuditEntry(tx, by, 'changeOwnProfile', { subject: 'member', id: by.id }, { fields })
    return { outcome: 'changed' }
  })
}
