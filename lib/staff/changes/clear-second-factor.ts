import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'
import { listAdministrators } from '@/lib/staff/changes/list-administrators'
import { queueStaffLetters } from '@/lib/staff/letters/queue-staff-letters'
import { forgetSecondFactor } from '@/lib/staff/second-factor/forget-second-factor'
import { endSessionsOf } from '@/lib/staff/session/end-sessions-of'
import { approvalPause } from '@/lib/staff/staff-terms'

/**
 * Takes a member's second factor away, so that they add a new one at their next sign-in, and tells them
 * by letter. An administrator agrees to nothing for seven days then, and all administrators are told.
 */
export async function clearSecondFactor(tx: Transaction, memberId: string): Promise<void> {
  const at = now()
  const administrators = await listAdministrators(tx)
  await forgetSecondFactor(tx, memberId)
  await endSessionsOf(tx, memberId)
  await queueStaffLetters(tx, 'staff_factor_reset', [memberId], at)
  if (!administrators.some(({ id }) => id === memberId)) return
  await tx.$executeRaw`
    UPDATE staff_member SET approves_from = ${new Date(at.getTime() + approvalPause)}
    WHERE id = ${memberId}::uuid`
  const others = administrators.filter(({ id }) => id !== memberId).map(({ id }) => id)
  await queueStaffLetters(tx, 'staff_administrators_changed', others, at)
}
