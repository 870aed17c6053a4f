import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import type { Transaction } from '@/lib/platform/db'
import type { ChangingSession } from '@/lib/staff/second-factor/hold-to-change'
import { replaceRecoveryCodes } from '@/lib/staff/second-factor/make-recovery-codes'
import { markProved } from '@/lib/staff/second-factor/mark-proved'

/** A way was added; the recovery codes are told where it is the first. */
export type Added = { outcome: 'added'; codes: string[] }

/** What follows the adding of a way, in its transaction: it counts as given, and is in the log. */
export async function finishAdding(
  tx: Transaction,
  { id, memberId, enrolled }: ChangingSession,
  way: 'app' | 'passkey',
  at: Date,
): Promise<Added> {
  await markProved(tx, id, at)
  const about = { subject: 'member', id: memberId } as const
  await writeAuditEntry(tx, { memberId }, 'addSecondFactor', about, { part: way })
  return { outcome: 'added', codes: enrolled ? [] : await replaceRecoveryCodes(tx, memberId) }
}
