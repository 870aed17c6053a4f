import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { db } from '@/lib/platform/db'
import { tokenHash } from '@/lib/staff/session/session-token'

/** Signs out: from its commit on the token opens nothing. Repeated, it changes nothing. */
export async function endSession(token: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const [ended] = await tx.$queryRaw<{ memberId: string }[]>`
      DELETE FROM staff_session WHERE token_hash = ${tokenHash(token)}
      RETURNING member_id AS "memberId"`
    if (!ended) return
    const { memberId } = ended
    await writeAuditEntry(tx, { memberId }, 'signOut', { subject: 'member', id: memberId })
  })
}
