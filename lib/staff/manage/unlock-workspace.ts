import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'

export type UnlockOutcome = { outcome: 'unlocked' | 'not-locked' } | { outcome: 'not-allowed' }

/** Unlocks the workspace; only the command line may. Everybody signs in anew. */
export async function unlockWorkspace(by: Actor): Promise<UnlockOutcome> {
  if (!mayDo(by, 'unlockWorkspace')) return { outcome: 'not-allowed' }
  return db.$transaction(async (tx) => {
    // A session whose sign-in was under way while the lock was set ends as well.
    await tx.$executeRaw`DELETE FROM staff_session WHERE EXISTS (SELECT FROM staff_lock)`
    const unlocked = await tx.$executeRaw`DELETE FROM staff_lock`
    if (unlocked === 0) return { outcome: 'not-locked' }
    await writeAuditEntry(tx, by, 'unlockWorkspace', { subject: 'workspace' })
    return { outcome: 'unlocked' }
  })
}
