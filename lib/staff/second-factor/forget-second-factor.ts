import type { Transaction } from '@/lib/platform/db'

/** Deletes all ways by which a member gives a second factor, and forgets the browsers that they used. */
export async function forgetSecondFactor(tx: Transaction, memberId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM staff_totp WHERE member_id = ${memberId}::uuid`
  await tx.$executeRaw`DELETE FROM staff_passkey WHERE member_id = ${memberId}::uuid`
  await tx.$executeRaw`DELETE FROM staff_recovery_code WHERE member_id = ${memberId}::uuid`
  await tx.$executeRaw`DELETE FROM staff_browser WHERE member_id = ${memberId}::uuid`
}
