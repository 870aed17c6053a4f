import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import { type Actor, isOperator } from '@/lib/staff/staff-member'

/** `holds`: whoever gave it was asked and stands by it. `withdrawn`: it ends now, and nothing brings it back. */
export type ReviewFinding = 'holds' | 'withdrawn'

export type ReviewConsentOutcome =
  | { outcome: 'reviewed' }
  | { outcome: 'already-withdrawn' }
  | { outcome: 'evidence-missing' }
  | { outcome: 'unknown-consent' }
  | { outcome: 'not-allowed' }

/**
 * Notes what came of asking again about a consent or a denial, with a sentence that says how it is known.
 * To lift a denial is an administrator's, since it shows more; to end a consent is everybody's who may
 * enter one. The public views obey it with its commit.
 */
export async function reviewConsent(
  by: Actor,
  consentId: string,
  finding: ReviewFinding,
  evidence: string,
): Promise<ReviewConsentOutcome> {
  if (!mayDo(by, 'reviewConsent')) return { outcome: 'not-allowed' }
  const sentence = evidence.trim().slice(0, 1_000)
  if (sentence === '') return { outcome: 'evidence-missing' }
  return db.$transaction(async (tx): Promise<ReviewConsentOutcome> => {
    const [consent] = await tx.$queryRaw<{ defender_id: string; denial: boolean; over: boolean }[]>`
      SELECT c.defender_id::text, c.denial, EXISTS (
        SELECT FROM consent_review r WHERE r.consent_id = c.id AND r.finding = 'withdrawn'
      ) AS over
      FROM consent c JOIN defender d ON d.id = c.defender_id
      WHERE c.id = ${consentId}::uuid FOR NO KEY UPDATE OF d`
    if (!consent) return { outcome: 'unknown-consent' }
    if (consent.over) return { outcome: 'already-withdrawn' }
    const lifts = consent.denial && finding === 'withdrawn'
    if (lifts && !isOperator(by) && by.role !== 'administrator') return { outcome: 'not-allowed' }
    await tx.$executeRaw`
      INSERT INTO consent_review (id, consent_id, finding, evidence, reviewed_by, reviewed_at)
      VALUES (uuidv7(), ${consentId}::uuid, ${finding}::"ReviewFinding", ${sentence},
        ${isOperator(by) ? null : by.id}::uuid, ${now()})`
    const about = { subject: 'defender', id: consent.defender_id } as const
    await writeAuditEntry(tx, by, 'reviewConsent', about, { fields: [finding] })
    return { outcome: 'reviewed' }
  })
}
