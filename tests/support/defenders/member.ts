import { randomUUID } from 'node:crypto'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { StaffRole } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

/** Adds somebody to the staff, signed in as the acts see it: without the session gate. */
export async function addMember(role: StaffRole): Promise<StaffMember> {
  const id = randomUUID()
  const email = `${role}-${id}@example.org`
  await db.staffMember.create({
    data: { id, email, emailKey: email, role, locale: 'ca', invitedAt: now() },
  })
  return { id, name: email, role, locale: 'ca' } as StaffMember
}
