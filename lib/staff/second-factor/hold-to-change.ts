import type { Transaction } from '@/lib/platform/db'

/** A session in which a second factor may be added or removed. */
export type ChangingSession = {
  id: string
  memberId: string
  email: string
  /** Whether the member has a second factor, and gave it in this session. */
  enrolled: boolean
}

type Row = ChangingSession & { proved: boolean }

/**
 * Holds a member and their session for a change of their second factor: allowed to whoever has given
 * it in this session, and to whoever has none yet. `undefined` for anybody else.
 */
export async function holdToChange(
  tx: Transaction,
  sessionId: string,
): Promise<ChangingSession | undefined> {
  const [held] = await tx.$queryRaw<{ memberId: string }[]>`
    SELECT m.id AS "memberId" FROM staff_session s JOIN staff_member m ON m.id = s.member_id
    WHERE s.id = ${sessionId}::uuid AND m.ended_at IS NULL FOR NO KEY UPDATE OF m, s`
  if (!held) return undefined
  // Read after the lock: what another session has changed before is seen.
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT s.id, m.id AS "memberId", m.email, s.proved_at IS NOT NULL AS proved,
      EXISTS (SELECT FROM staff_totp t WHERE t.member_id = m.id)
        OR EXISTS (SELECT FROM staff_passkey p WHERE p.member_id = m.id) AS enrolled
    FROM staff_session s JOIN staff_member m ON m.id = s.member_id WHERE s.id = ${sessionId}::uuid`
  return row && (row.proved || !row.enrolled) ? row : undefined
}
