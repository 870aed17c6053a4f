import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import type { Transaction } from '@/lib/platform/db'
import { db } from '@/lib/platform/db'
import { holdToChange } from '@/lib/staff/second-factor/hold-to-change'
import {
  newRecoveryCode,
  recoveryCodeHash,
  recoveryCodeIn,
} from '@/lib/staff/second-factor/recovery-code'
import type { StaffSession } from '@/lib/staff/session/read-session'

const codes = 10

export type RecoveryCodesOutcome = { outcome: 'made'; codes: string[] } | { outcome: 'signed-out' }

/** Makes ten recovery codes, which are told this once, and voids those from before. */
export async function makeRecoveryCodes(session: StaffSession): Promise<RecoveryCodesOutcome> {
  return db.$transaction(async (tx) => {
    const held = await holdToChange(tx, session.id)
    if (!held?.enrolled) return { outcome: 'signed-out' }
    const made = await replaceRecoveryCodes(tx, held.memberId)
    const { memberId } = held
    await writeAuditEntry(tx, { memberId }, 'makeRecoveryCodes', {
      ...{ subject: 'member', id: memberId },
    })
    return { outcome: 'made', codes: made }
  })
}

/** Ten new codes for a member, within the transaction; their hashes are all that is kept. */
export async function replaceRecoveryCodes(tx: Transaction, memberId: string): Promise<string[]> {
  const made = Array.from({ length: codes }, newRecoveryCode)
  const hashes = made.map((code) => recoveryCodeHash(recoveryCodeIn(code) ?? code))
  await tx.$executeRaw`DELETE FROM staff_recovery_code WHERE member_id = ${memberId}::uuid`
  await tx.$executeRaw`
    INSERT INTO staff_recovery_code (code_hash, member_id)
    SELECT hash, ${memberId}::uuid FROM unnest(${hashes}::bytea[]) AS hash`
  return made
}
