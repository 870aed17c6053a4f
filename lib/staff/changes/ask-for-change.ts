import { randomUUIDv7 } from 'node:crypto'
import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'
import type { StaffChangeName } from '@/lib/staff/changes/change'
import { listAdministrators } from '@/lib/staff/changes/list-administrators'
import { queueStaffLetters } from '@/lib/staff/letters/queue-staff-letters'
import type { StaffMember } from '@/lib/staff/staff-member'
import { changeRequestLife } from '@/lib/staff/staff-terms'

/**
 * Notes that an administrator wants a change to a member which another has to agree to, and tells the
 * others by letter. The same change waits once, for who asked first; false where it waited already.
 */
export async function askForChange(
  tx: Transaction,
  by: StaffMember,
  change: StaffChangeName,
  memberId: string,
): Promise<boolean> {
  const at = now()
  const expiresAt = new Date(at.getTime() + changeRequestLife)
  await closeExpired(tx, memberId, at)
  const added = await tx.$executeRaw`
    INSERT INTO staff_change_request (id, change, member_id, asked_by, asked_at, expires_at)
    VALUES (${randomUUIDv7()}::uuid, ${change}::"StaffChange", ${memberId}::uuid, ${by.id}::uuid, ${at}, ${expiresAt})
    ON CONFLICT (member_id, change) WHERE decision IS NULL DO NOTHING`
  if (added === 0) return false
  const others = (await listAdministrators(tx)).filter(({ id }) => id !== by.id && id !== memberId)
  await queueStaffLetters(
    tx,
    'staff_approval_asked',
    others.map(({ id }) => id),
    at,
  )
  return true
}

/** What nobody decided in its time is refused by that, and may be asked for again. */
async function closeExpired(tx: Transaction, memberId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE staff_change_request SET decision = 'refused', decided_at = expires_at
    WHERE member_id = ${memberId}::uuid AND decision IS NULL AND expires_at <= ${at}`
}
