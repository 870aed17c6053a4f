import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'

/** Ends all of a member's sessions and voids the links to sign in that they hold. */
export async function endSessionsOf(tx: Transaction, memberId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM staff_session WHERE member_id = ${memberId}::uuid`
  await tx.$executeRaw`
    UPDATE staff_sign_in_link SET used_at = ${now()}
    WHERE member_id = ${memberId}::uuid AND used_at IS NULL`
}
