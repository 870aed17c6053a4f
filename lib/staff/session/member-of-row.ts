import type { Locale } from '@/lib/i18n/routing'
import type { StaffMember } from '@/lib/staff/staff-member'
import type { StaffRole } from '@/lib/staff/staff-role'

export type MemberRow = {
  memberId: string
  name: string
  email: string
  role: StaffRole
  locale: Locale
}

/** The one place that makes a `StaffMember`: of a session's row, once the gate has judged it. */
export function memberOfRow(
  { memberId, name, email, role, locale }: MemberRow,
  withoutSecondFactor: boolean,
): StaffMember {
  return { id: memberId, name: name || email, role, locale, withoutSecondFactor } as StaffMember
}
