import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import type { PartToHide } from '@/lib/defenders/hiding/parts-to-hide'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

export type ShowPartOutcome =
  | { outcome: 'shown' | 'not-hidden' }
  | { outcome: 'reason-missing' }
  | { outcome: 'not-allowed' }

/**
 * Lifts what the staff hid with `hidePart`: consents decide again what of it is shown. What the person's
 * own link hid stays hidden.
 */
export async function showPart(
  by: Actor,
  defenderId: string,
  part: PartToHide,
  reason: string,
): Promise<ShowPartOutcome> {
  if (!mayDo(by, 'showPart')) return { outcome: 'not-allowed' }
  const why = reason.trim().slice(0, 1_000)
  if (why === '') return { outcome: 'reason-missing' }
  const memberId = isOperator(by) ? null : by.id
  return db.$transaction(async (tx): Promise<ShowPartOutcome> => {
    const lifted = await tx.$executeRaw`
      UPDATE defender_hiding SET lift_asked_by = ${memberId}::uuid, lift_asked_at = ${now()},
        lift_reason = ${why}, lifted_by = ${memberId}::uuid, lifted_at = ${now()}
      WHERE defender_id = ${defenderId}::uuid AND part = ${part}::"HiddenPart"
        AND NOT own_link AND lifted_at IS NULL`
    if (lifted === 0) return { outcome: 'not-hidden' }
    const about = { subject: 'defender', id: defenderId } as const
    await writeAuditEntry(tx, by, 'showPart', about, { part, reason: why })
    return { outcome: 'shown' }
  })
}
