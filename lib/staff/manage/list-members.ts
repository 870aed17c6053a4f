import type { Locale } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'
import type { StaffRole } from '@/lib/staff/staff-role'

export type ListedMember = {
  id: string
  /** Empty where they have given none. */
  name: string
  email: string
  role: StaffRole
  locale: Locale
  invitedAt: Date
  /** Null until they have signed in for the first time. */
  joinedAt: Date | null
  endedAt: Date | null
  /** Whether they have added a second factor. */
  enrolled: boolean
  /** Their last sign-in that is known; null where there is none. */
  seenAt: Date | null
}

/** All who are or were on the staff: those who are first, then by name or address. */
export function listMembers(): Promise<ListedMember[]> {
  return db.$queryRaw<ListedMember[]>`
    SELECT m.id, m.name, m.email, m.role::text AS role, m.locale::text AS locale,
      m.invited_at AS "invitedAt", m.joined_at AS "joinedAt", m.ended_at AS "endedAt",
      EXISTS (SELECT FROM staff_totp t WHERE t.member_id = m.id)
        OR EXISTS (SELECT FROM staff_passkey p WHERE p.member_id = m.id) AS enrolled,
      (SELECT max(b.last_seen_at) FROM staff_browser b WHERE b.member_id = m.id) AS "seenAt"
    FROM staff_member m
    ORDER BY m.ended_at IS NOT NULL, COALESCE(NULLIF(m.name, ''), m.email), m.id`
}
