import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { db, type Transaction } from '@/lib/platform/db'
import { holdToChange } from '@/lib/staff/second-factor/hold-to-change'
import type { StaffSession } from '@/lib/staff/session/read-session'

export type RemoveFactorOutcome =
  | { outcome: 'removed' }
  /** One way must remain. */
  | { outcome: 'last-way' }
  | { outcome: 'unknown-way' }
  | { outcome: 'signed-out' }

/** Which way goes: the app, or a passkey by its id. */
export type Way = { app: true } | { passkey: string }

/** Removes a way of giving the second factor, but never the last. */
export async function removeFactor(session: StaffSession, way: Way): Promise<RemoveFactorOutcome> {
  return db.$transaction(async (tx) => {
    const held = await holdToChange(tx, session.id)
    if (!held?.enrolled) return { outcome: 'signed-out' }
    const { memberId } = held
    const ways = await waysOf(tx, memberId)
    const isThere = ways.includes('app' in way ? 'app' : way.passkey)
    if (!isThere) return { outcome: 'unknown-way' }
    if (ways.length === 1) return { outcome: 'last-way' }
    await removeWay(tx, memberId, way)
    const about = { subject: 'member', id: memberId } as const
    const part = 'app' in way ? 'app' : 'passkey'
    await writeAuditEntry(tx, { memberId }, 'removeSecondFactor', about, { part })
    return { outcome: 'removed' }
  })
}

async function waysOf(tx: Transaction, memberId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ way: string }[]>`
    SELECT 'app' AS way FROM staff_totp WHERE member_id = ${memberId}::uuid
    UNION ALL SELECT id::text FROM staff_passkey WHERE member_id = ${memberId}::uuid`
  return rows.map(({ way }) => way)
}

const removeWay = (tx: Transaction, memberId: string, way: Way) =>
  'app' in way
    ? tx.$executeRaw`DELETE FROM staff_totp WHERE member_id = ${memberId}::uuid`
    : tx.$executeRaw`
        DELETE FROM staff_passkey
        WHERE id::text = ${way.passkey} AND member_id = ${memberId}::uuid`
