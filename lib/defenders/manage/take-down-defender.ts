import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { db } from '@/lib/platform/db'
import { readContentVersion } from '@/lib/publishing/read-content-version'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'
import { queueTakeDownCheck } from '@/lib/take-down/queue-take-down-check'

export type TakeDownOutcome =
  /** `contentVersion`: documents of this or a newer version show nothing of them. */
  | { outcome: 'taken-down' | 'already-taken-down'; contentVersion: bigint }
  /** The defender is a draft, which the public never saw. */
  | { outcome: 'not-public' }
  | { outcome: 'unknown-defender' }
  | { outcome: 'not-allowed' }

/**
 * Takes a defender, real or a sample, off the public web: after its commit no page, list, search or
 * answer that is rendered anew has them, their campaigns or their words, and each web process drops
 * its documents as soon as it learns of the new content version. A repetition changes nothing.
 * Throws while the database is away; a repetition then tells whether it was done.
 */
export async function takeDownDefender(by: Actor, id: string): Promise<TakeDownOutcome> {
  if (!mayDo(by, 'takeDownDefender')) return { outcome: 'not-allowed' }
  const before = await db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ visibility: 'draft' | 'public' | 'taken_down' }[]>`
      SELECT visibility::text FROM defender WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    if (row?.visibility === 'public') {
      await tx.$executeRaw`UPDATE defender SET visibility = 'taken_down' WHERE id = ${id}::uuid`
      await writeAuditEntry(tx, by, 'takeDownDefender', { subject: 'defender', id })
      await queueTakeDownCheck(tx, { defenderId: id })
    }
    return row?.visibility
  })
  if (!before) return { outcome: 'unknown-defender' }
  if (before === 'draft') return { outcome: 'not-public' }
  const outcome = before === 'public' ? 'taken-down' : 'already-taken-down'
  return { outcome, contentVersion: await readContentVersion() }
}
