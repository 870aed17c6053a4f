import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { db, type Transaction } from '@/lib/platform/db'
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
 * Whom their own link took down is then taken down by the staff as well, so that lifting what the link
 * hid shows nobody whom the staff want hidden.
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
    if (row?.visibility === 'taken_down' && (await takeOver(tx, id))) {
      await writeAuditEntry(tx, by, 'takeDownDefender', { subject: 'defender', id })
    }
    return row?.visibility
  })
  if (!before) return { outcome: 'unknown-defender' }
  if (before === 'draft') return { outcome: 'not-public' }
  const outcome = before === 'public' ? 'taken-down' : 'already-taken-down'
  return { outcome, contentVersion: await readContentVersion() }
}

/** Whether their own link had taken them down. */
async function takeOver(tx: Transaction, id: string): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE defender_hiding SET took_down = false
    WHERE defender_id = ${id}::uuid AND own_link AND took_down AND lifted_at IS NULL`
  return changed > 0
}
