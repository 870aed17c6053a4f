import { db } from '@/lib/platform/db'
import type { Profile } from '@/lib/staff/profile-form'
import type { StaffMember } from '@/lib/staff/staff-member'

/** What a member has said of themselves. Throws where there is no such member. */
export function readProfile({ id }: StaffMember): Promise<Profile & { email: string }> {
  return db.staffMember.findUniqueOrThrow({
    where: { id },
    select: { name: true, locale: true, email: true },
  })
}
