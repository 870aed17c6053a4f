import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { db } from '@/lib/platform/db'
import { readContentVersion } from '@/lib/publishing/read-content-version'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'

export type ShowOutcome =
  /** `contentVersion`: documents of this or a newer version show them. */
  | { outcome: 'shown' | 'already-public'; contentVersion: bigint }
  /** The defender is a draft, and publishing one takes more than this act. */
  | { outcome: 'never-public' }
  /** Their own link hid them: two members of the staff undo that (`approveLifting`). */
  | { outcome: 'hidden-by-own-link' }
  /** The person has left this identity, or is leaving it: see `retireIdentity`. */
  | { outcome: 'retired' }
  | { outcome: 'unknown-defender' }
  | { outcome: 'not-allowed' }

/**
 * Shows a defender again who was taken down, with all that was public of them before. A repetition
 * changes nothing. Throws while the database is away; a repetition then tells whether it was done.
 */
export async function showDefender(by: Actor, id: string, reason?: string): Promise<ShowOutcome> {
  if (!mayDo(by, 'showDefender')) return { outcome: 'not-allowed' }
  const before = await db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<DefenderRow[]>`
      SELECT visibility::text, basis::text, retired_at IS NOT NULL AS retired, EXISTS (
        SELECT FROM defender_hiding h
        WHERE h.defender_id = d.id AND h.own_link AND h.part = 'person' AND h.lifted_at IS NULL
      ) AS by_link
      FROM defender d WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    if (row?.visibility === 'taken_down' && row.basis !== null && !row.by_link && !row.retired) {
      await tx.$executeRaw`UPDATE defender SET visibility = 'public' WHERE id = ${id}::uuid`
      const details = reason === undefined ? {} : { reason }
      await writeAuditEntry(tx, by, 'showDefender', { subject: 'defender', id }, details)
    }
    return row
  })
  if (!before) return { outcome: 'unknown-defender' }
  if (before.retired) return { outcome: 'retired' }
  if (before.visibility === 'draft' || before.basis === null) return { outcome: 'never-public' }
  if (before.by_link) return { outcome: 'hidden-by-own-link' }
  const outcome = before.visibility === 'public' ? 'already-public' : 'shown'
  return { outcome, contentVersion: await readContentVersion() }
}

type DefenderRow = {
  visibility: string
  basis: string | null
  by_link: boolean
  retired: boolean
}
