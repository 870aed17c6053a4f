import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import type { HiddenPart } from '@/lib/defenders/consent/coverage'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { judgeSecondPerson } from '@/lib/staff/changes/judge-second-person'
import { mayDo } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

export type ApproveLiftingOutcome =
  | { outcome: 'lifted' }
  /** Nobody has asked for it yet. */
  | { outcome: 'not-asked' }
  /** Whoever asked for it does not grant it, nor does whoever is new on the staff. */
  | { outcome: 'by-another-person' | 'too-soon' }
  | { outcome: 'reason-missing' }
  | { outcome: 'not-hidden' }
  | { outcome: 'not-allowed' }

/**
 * Lifts what a person's own link hid, as another member of the staff asked. `statement` says how the
 * second member learnt through the registered channel that the person wants it; the log keeps it. Whom the
 * link took off the public web is public again, as far as their consents go; whom the staff had taken down
 * before stays so.
 */
export async function approveLifting(
  by: StaffMember,
  hidingId: string,
  statement: string,
): Promise<ApproveLiftingOutcome> {
  if (!mayDo(by, 'approveLifting')) return { outcome: 'not-allowed' }
  const why = statement.trim().slice(0, 1_000)
  if (why === '') return { outcome: 'reason-missing' }
  return db.$transaction(async (tx): Promise<ApproveLiftingOutcome> => {
    const [hiding] = await tx.$queryRaw<HidingRow[]>`
      SELECT h.defender_id::text, h.part::text, h.lift_asked_by::text AS asked_by, h.took_down
      FROM defender_hiding h JOIN defender d ON d.id = h.defender_id
      WHERE h.id = ${hidingId}::uuid AND h.own_link AND h.lifted_at IS NULL FOR NO KEY UPDATE`
    if (!hiding) return { outcome: 'not-hidden' }
    if (hiding.asked_by === null) return { outcome: 'not-asked' }
    const second = await judgeSecondPerson(tx, by, hiding.asked_by, 'askToLiftHiding')
    if (second === 'nobody-asks') return { outcome: 'not-asked' }
    if (second !== 'may-approve') return { outcome: second }
    await tx.$executeRaw`
      UPDATE defender_hiding SET lifted_by = ${by.id}::uuid, lifted_at = ${now()}
      WHERE id = ${hidingId}::uuid`
    if (hiding.took_down) {
      await tx.$executeRaw`
        UPDATE defender SET visibility = 'public'
        WHERE id = ${hiding.defender_id}::uuid AND visibility = 'taken_down' AND basis IS NOT NULL
          AND retired_at IS NULL`
    }
    const about = { subject: 'defender', id: hiding.defender_id } as const
    await writeAuditEntry(tx, by, 'approveLifting', about, { part: hiding.part, reason: why })
    return { outcome: 'lifted' }
  })
}

type HidingRow = {
  defender_id: string
  part: HiddenPart
  asked_by: string | null
  took_down: boolean
}
