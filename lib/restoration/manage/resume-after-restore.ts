import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'

export type ResumeOutcome =
  | { outcome: 'resumed' }
  /** Nothing was held. */
  | { outcome: 'not-held' }
  | { outcome: 'not-allowed' }

/**
 * Ends the hold of a restored database: within a second the worker goes on with letters and due acts,
 * and the web shows its pages. Repeated, it changes nothing. Throws while the database is away.
 */
export async function resumeAfterRestore(by: Actor): Promise<ResumeOutcome> {
  if (!mayDo(by, 'resumeAfterRestore')) return { outcome: 'not-allowed' }
  const resumed = await db.$transaction(async (tx) => {
    const { count } = await tx.restoration.updateMany({
      where: { resumedAt: null },
      data: { resumedAt: now() },
    })
    if (count > 0) await writeAuditEntry(tx, by, 'resumeAfterRestore', { subject: 'workspace' })
    return count > 0
  })
  return { outcome: resumed ? 'resumed' : 'not-held' }
}
