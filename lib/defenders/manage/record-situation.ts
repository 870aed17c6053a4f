import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { isCalendarDay } from '@/lib/defenders/calendar-day'
import { type Situation, situationColumn } from '@/lib/defenders/situation'
import { dayOf, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

export type RecordSituationOutcome =
  | { outcome: 'recorded' }
  | { outcome: 'source-missing' }
  /** `since` is no day, or one that has not come. */
  | { outcome: 'day-not-possible' }
  | { outcome: 'unknown-defender' }
  | { outcome: 'not-allowed' }

/**
 * Notes what is known of a person's liberty, since which day (YYYY-MM-DD in `TIME_ZONE`), and from whom.
 * What was noted before stays in the history. From then on all of the person's consents are due for review
 * (`listConsentsToReview`). The public sees it where a consent covers the situation.
 */
export async function recordSituation(
  by: Actor,
  defenderId: string,
  { situation, since, source }: { situation: Situation; since: string; source: string },
): Promise<RecordSituationOutcome> {
  if (!mayDo(by, 'recordSituation')) return { outcome: 'not-allowed' }
  const from = source.trim().slice(0, 1_000)
  if (from === '') return { outcome: 'source-missing' }
  if (!isPastDay(since)) return { outcome: 'day-not-possible' }
  return db.$transaction(async (tx): Promise<RecordSituationOutcome> => {
    const column = situationColumn(situation)
    const changed = await tx.$executeRaw`
      UPDATE defender SET situation = ${column}::"Situation" WHERE id = ${defenderId}::uuid`
    if (changed === 0) return { outcome: 'unknown-defender' }
    await tx.$executeRaw`
      INSERT INTO defender_situation (id, defender_id, situation, since, source, entered_by, entered_at)
      VALUES (uuidv7(), ${defenderId}::uuid, ${column}::"Situation", ${since}::date, ${from},
        ${isOperator(by) ? null : by.id}::uuid, ${now()})`
    const about = { subject: 'defender', id: defenderId } as const
    await writeAuditEntry(tx, by, 'recordSituation', about, { fields: ['situation'] })
    return { outcome: 'recorded' }
  })
}

function isPastDay(day: string): boolean {
  return isCalendarDay(day) && day <= dayOf(now())
}
