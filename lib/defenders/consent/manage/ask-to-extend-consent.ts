import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { isCalendarDay } from '@/lib/defenders/calendar-day'
import { isUnreachable } from '@/lib/defenders/consent/unreachable'
import { readSituation } from '@/lib/defenders/situation'
import { dayOf, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { settings } from '@/lib/platform/settings'
import { mayDo } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

export type AskToExtendOutcome =
  /** Nothing is longer yet: a second member has to approve it. */
  | { outcome: 'asked'; extensionId: string }
  /** The person can be asked again themselves, or gave a denial, or took the consent back. */
  | { outcome: 'not-extendable' }
  | { outcome: 'reason-missing' }
  /** `lastDay` is past, no later than the consent's own end, or more than a year away. */
  | { outcome: 'day-not-possible' }
  | { outcome: 'unknown-consent' }
  | { outcome: 'not-allowed' }

/**
 * Asks for more time for the consent of somebody who is detained, disappeared or killed, so that the
 * silence of a jailer ends no campaign. `lastDay` (YYYY-MM-DD in `TIME_ZONE`) is its last day.
 */
export async function askToExtendConsent(
  by: StaffMember,
  consentId: string,
  lastDay: string,
  reason: string,
): Promise<AskToExtendOutcome> {
  if (!mayDo(by, 'askToExtendConsent')) return { outcome: 'not-allowed' }
  const why = reason.trim().slice(0, 1_000)
  if (why === '') return { outcome: 'reason-missing' }
  if (!isPossible(lastDay, dayOf(now()))) return { outcome: 'day-not-possible' }
  return db.$transaction(async (tx): Promise<AskToExtendOutcome> => {
    const [consent] = await tx.$queryRaw<ConsentRow[]>`
      SELECT c.defender_id::text, d.situation::text, c.denial OR EXISTS (
          SELECT FROM consent_review r WHERE r.consent_id = c.id AND r.finding = 'withdrawn'
        ) AS over,
        consent_ends_at(c.id) < (${lastDay}::date + 1)::timestamp AT TIME ZONE ${settings().timeZone} AS longer
      FROM consent c JOIN defender d ON d.id = c.defender_id
      WHERE c.id = ${consentId}::uuid FOR NO KEY UPDATE OF d`
    if (!consent) return { outcome: 'unknown-consent' }
    if (consent.over || !isUnreachable(readSituation(consent.situation)))
      return { outcome: 'not-extendable' }
    if (!consent.longer) return { outcome: 'day-not-possible' }
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO consent_extension (id, consent_id, ends_at, reason, asked_by, asked_at)
      VALUES (uuidv7(), ${consentId}::uuid,
        (${lastDay}::date + 1)::timestamp AT TIME ZONE ${settings().timeZone}, ${why}, ${by.id}::uuid, ${now()})
      RETURNING id::text`
    if (!row) throw new Error('An extension was not entered')
    const about = { subject: 'defender', id: consent.defender_id } as const
    await writeAuditEntry(tx, by, 'askToExtendConsent', about, { reason: why })
    return { outcome: 'asked', extensionId: row.id }
  })
}

type ConsentRow = { defender_id: string; situation: string; over: boolean; longer: boolean }

function isPossible(lastDay: string, today: string): boolean {
  const yearAhead = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`
  return isCalendarDay(lastDay) && lastDay >= today && lastDay <= yearAhead
}
