import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { queueStaffLetters } from '@/lib/staff/letters/queue-staff-letters'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'

export type LockOutcome = { outcome: 'locked' | 'already-locked' } | { outcome: 'not-allowed' }

/**
 * Locks the workspace: with its commit all sessions and links are over and nobody gets in, until the
 * command line unlocks it. The public site goes on. All who are on the staff are told by letter.
 */
export async function lockWorkspace(by: Actor): Promise<LockOutcome> {
  if (!mayDo(by, 'lockWorkspace')) return { outcome: 'not-allowed' }
  return db.$transaction(async (tx) => {
    const at = now()
    const locked = await tx.$executeRaw`
      INSERT INTO staff_lock (id, locked_at) VALUES (1, ${at}) ON CONFLICT (id) DO NOTHING`
    if (locked === 0) return { outcome: 'already-locked' }
    await tx.$executeRaw`DELETE FROM staff_session`
    await tx.$executeRaw`UPDATE staff_sign_in_link SET used_at = ${at} WHERE used_at IS NULL`
    const members = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM staff_member WHERE ended_at IS NULL AND joined_at IS NOT NULL`
    await queueStaffLetters(
      tx,
      'staff_workspace_locked',
      members.map(({ id }) => id),
      at,
    )
    await writeAuditEntry(tx, by, 'lockWorkspace', { subject: 'workspace' })
    return { outcome: 'locked' }
  })
}
