import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import type { HiddenPart } from '@/lib/defenders/consent/coverage'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

export type AskToLiftOutcome =
  /** Nothing is shown yet: a second member has to approve it. */
  | { outcome: 'asked' }
  | { outcome: 'reason-missing' }
  | { outcome: 'not-hidden' }
  | { outcome: 'not-allowed' }

/**
 * Asks to lift what a person's own link hid, after asking the person through the registered channel: the
 * link may have been in other people's possession. The reason says what they answered. A later ask
 * replaces an earlier one.
 */
export async function askToLiftHiding(
  by: StaffMember,
  hidingId: string,
  reason: string,
): Promise<AskToLiftOutcome> {
  if (!mayDo(by, 'askToLiftHiding')) return { outcome: 'not-allowed' }
  const why = reason.trim().slice(0, 1_000)
  if (why === '') return { outcome: 'reason-missing' }
  return db.$transaction(async (tx): Promise<AskToLiftOutcome> => {
    const [hiding] = await tx.$queryRaw<{ defender_id: string; part: HiddenPart }[]>`
      UPDATE defender_hiding SET lift_asked_by = ${by.id}::uuid, lift_asked_at = ${now()}, lift_reason = ${why}
      WHERE id = ${hidingId}::uuid AND own_link AND lifted_at IS NULL
      RETURNING defender_id::text, part::text`
    if (!hiding) return { outcome: 'not-hidden' }
    const about = { subject: 'defender', id: hiding.defender_id } as const
    await writeAuditEntry(tx, by, 'askToLiftHiding', about, { part: hiding.part, reason: why })
    return { outcome: 'asked' }
  })
}
