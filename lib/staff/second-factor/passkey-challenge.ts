import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { challengeLife } from '@/lib/staff/staff-terms'

/** Keeps a challenge in the session's row, in place of an earlier one. */
export async function keepChallenge(sessionId: string, challenge: string): Promise<void> {
  await db.$executeRaw`
    UPDATE staff_session SET challenge = ${challenge}, challenge_at = ${now()}
    WHERE id = ${sessionId}::uuid`
}

/** The session's challenge, which can be answered once, whatever the answer is worth. */
export async function spendChallenge(sessionId: string): Promise<string | undefined> {
  const since = new Date(now().getTime() - challengeLife)
  const [spent] = await db.$queryRaw<{ challenge: string; fresh: boolean }[]>`
    WITH kept AS (
      SELECT id, challenge, challenge_at > ${since} AS fresh FROM staff_session
      WHERE id = ${sessionId}::uuid AND challenge IS NOT NULL FOR UPDATE
    )
    UPDATE staff_session s SET challenge = NULL FROM kept WHERE s.id = kept.id
    RETURNING kept.challenge, kept.fresh`
  return spent?.fresh ? spent.challenge : undefined
}
