import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'
import { listAdministrators } from '@/lib/staff/changes/list-administrators'
import { queueStaffLetters } from '@/lib/staff/letters/queue-staff-letters'
import { endSessionsOf } from '@/lib/staff/session/end-sessions-of'
import { approvalPause } from '@/lib/staff/staff-terms'

/**
 * Makes a member an administrator. They agree to nothing for seven days, unless they are the first, and
 * all administrators are told by letter.
 */
export async function makeAdministrator(tx: Transaction, memberId: string): Promise<void> {
  const at = now()
  const before = await listAdministrators(tx)
  const approvesFrom = before.length === 0 ? null : new Date(at.getTime() + approvalPause)
  await tx.$executeRaw`
    UPDATE staff_member SET role = 'administrator', approves_from = ${approvesFrom}
    WHERE id = ${memberId}::uuid`
  await endSessionsOf(tx, memberId)
  const all = [...new Set([...before.map(({ id }) => id), memberId])]
  if (before.length > 0) await queueStaffLetters(tx, 'staff_administrators_changed', all, at)
}
