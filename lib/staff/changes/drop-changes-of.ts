import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'

/** Nothing waits any more of what was asked for a member, or by them. */
export async function dropChangesOf(tx: Transaction, memberId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE staff_change_request SET decision = 'refused', decided_at = ${now()}
    WHERE decision IS NULL AND (member_id = ${memberId}::uuid OR asked_by = ${memberId}::uuid)`
}
