import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { isUnreachable } from '@/lib/defenders/consent/unreachable'
import { readSituation } from '@/lib/defenders/situation'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { judgeSecondPerson } from '@/lib/staff/changes/judge-second-person'
import { mayDo } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

export type ApproveExtensionOutcome =
  | { outcome: 'approved' | 'already-approved' }
  /** Whoever asked for it does not grant it, nor does whoever is new on the staff. */
  | { outcome: 'by-another-person' | 'too-soon' }
  /** The person can be asked again by now, or the consent was taken back. */
  | { outcome: 'not-extendable' }
  | { outcome: 'unknown-extension' }
  | { outcome: 'not-allowed' }

/**
 * Gives a consent the time that another member of the staff asked for, by the newest ask alone. Repeated,
 * it changes nothing.
 */
export async function approveConsentExtension(
  by: StaffMember,
  extensionId: string,
): Promise<ApproveExtensionOutcome> {
  if (!mayDo(by, 'approveConsentExtension')) return { outcome: 'not-allowed' }
  return db.$transaction(async (tx): Promise<ApproveExtensionOutcome> => {
    const [row] = await tx.$queryRaw<ExtensionRow[]>`
      SELECT c.defender_id::text, d.situation::text, e.asked_by::text, e.reason,
        e.approved_at IS NOT NULL AS approved,
        NOT EXISTS (
          SELECT FROM consent_extension n WHERE n.consent_id = e.consent_id AND n.id > e.id
        ) AS is_newest,
        EXISTS (
          SELECT FROM consent_review r WHERE r.consent_id = c.id AND r.finding = 'withdrawn'
        ) AS over
      FROM consent_extension e JOIN consent c ON c.id = e.consent_id JOIN defender d ON d.id = c.defender_id
      WHERE e.id = ${extensionId}::uuid FOR NO KEY UPDATE OF d, e`
    if (!row) return { outcome: 'unknown-extension' }
    if (row.approved) return { outcome: 'already-approved' }
    if (!row.is_newest) return { outcome: 'unknown-extension' }
    const second = await judgeSecondPerson(tx, by, row.asked_by, 'askToExtendConsent')
    if (second === 'nobody-asks') return { outcome: 'unknown-extension' }
    if (second !== 'may-approve') return { outcome: second }
    if (row.over || !isUnreachable(readSituation(row.situation)))
      return { outcome: 'not-extendable' }
    await tx.$executeRaw`
      UPDATE consent_extension SET approved_by = ${by.id}::uuid, approved_at = ${now()}
      WHERE id = ${extensionId}::uuid`
    const about = { subject: 'defender', id: row.defender_id } as const
    await writeAuditEntry(tx, by, 'approveConsentExtension', about, { reason: row.reason })
    return { outcome: 'approved' }
  })
}

type ExtensionRow = {
  defender_id: string
  situation: string
  asked_by: string
  reason: string
  approved: boolean
  is_newest: boolean
  over: boolean
}
