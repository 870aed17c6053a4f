import type { Locale } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'
import { sessionCookie } from '@/lib/staff/session/session-cookie'
import type { StaffRole } from '@/lib/staff/staff-role'
import type { Person } from '@/tests/support/people'
import { addMember } from '@/tests/support/staff/add-member'

/** Makes somebody's browser that of a member of the staff who has signed in with both factors. */
export async function signInAs(
  { page }: Person,
  origin: string,
  role: StaffRole,
  locale: Locale = 'ca',
) {
  const signedIn = await addMember(role)
  const { id } = signedIn.member
  await db.staffMember.update({ where: { id }, data: { locale, name: 'Marta Prova' } })
  const cookie = { name: sessionCookie, value: signedIn.sessionToken }
  await page.context().addCookies([{ ...cookie, url: `${origin}/staff` }])
  return signedIn
}
