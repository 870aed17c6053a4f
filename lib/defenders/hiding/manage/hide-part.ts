import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import type { PartToHide } from '@/lib/defenders/hiding/parts-to-hide'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { readContentVersion } from '@/lib/publishing/read-content-version'
import { mayDo } from '@/lib/staff/rights'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

export type HidePartOutcome =
  /** `contentVersion`: documents of this or a newer one show nothing of that part any more. */
  | { outcome: 'hidden' | 'already-hidden'; contentVersion: bigint }
  | { outcome: 'unknown-defender' }
  | { outcome: 'not-allowed' }

/**
 * Hides a person's face, place or story, whatever consents there are, and nothing else of them. Repeated,
 * it changes nothing. To hide the whole person is `takeDownDefender`.
 */
export async function hidePart(
  by: Actor,
  defenderId: string,
  part: PartToHide,
): Promise<HidePartOutcome> {
  if (!mayDo(by, 'hidePart')) return { outcome: 'not-allowed' }
  const done = await db.$transaction(async (tx) => {
    const [person] = await tx.$queryRaw<{ hidden: boolean }[]>`
      SELECT EXISTS (
        SELECT FROM defender_hiding h WHERE h.defender_id = d.id AND h.part = ${part}::"HiddenPart"
          AND NOT h.own_link AND h.lifted_at IS NULL
      ) AS hidden
      FROM defender d WHERE d.id = ${defenderId}::uuid FOR NO KEY UPDATE`
    if (!person || person.hidden) return person
    await tx.$executeRaw`
      INSERT INTO defender_hiding (id, defender_id, part, own_link, hidden_by, hidden_at)
      VALUES (uuidv7(), ${defenderId}::uuid, ${part}::"HiddenPart", false,
        ${isOperator(by) ? null : by.id}::uuid, ${now()})`
    await writeAuditEntry(tx, by, 'hidePart', { subject: 'defender', id: defenderId }, { part })
    return person
  })
  if (!done) return { outcome: 'unknown-defender' }
  const outcome = done.hidden ? 'already-hidden' : 'hidden'
  return { outcome, contentVersion: await readContentVersion() }
}
