import type { Transaction } from '@/lib/platform/db'
import { wrongCodeLife } from '@/lib/staff/staff-terms'

/** After so many wrong codes a session ends; another takes another letter. */
const perSession = 10
/** So many wrong codes are taken in a day, in one browser that is known, and in all others together. */
const perDay = 30

/** The session that a code is given in, held until the transaction ends. */
export type HeldSession = {
  id: string
  memberId: string
  /** The browser, where a second factor was given in it before: it has a bound of its own. */
  knownBrowser: string | null
  wrongCodes: number
}

/** Holds a session and its member, so that of many tries at once each counts. */
export async function holdSession(
  tx: Transaction,
  sessionId: string,
): Promise<HeldSession | undefined> {
  const [held] = await tx.$queryRaw<HeldSession[]>`
    SELECT s.id, m.id AS "memberId", s.wrong_codes::int AS "wrongCodes",
      CASE WHEN b.proved_at IS NULL THEN NULL ELSE b.id END AS "knownBrowser"
    FROM staff_session s JOIN staff_member m ON m.id = s.member_id
      JOIN staff_browser b ON b.id = s.browser_id
    WHERE s.id = ${sessionId}::uuid FOR NO KEY UPDATE OF m, s`
  return held
}

/**
 * Whether a code may be tried: whoever has a member's mailbox alone has a bound that a member in their
 * own browser does not share, so that nobody is kept out by what others try.
 */
export async function mayTryCode(tx: Transaction, held: HeldSession, at: Date): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ wrong: number }[]>`
    SELECT count(*)::int AS wrong FROM staff_wrong_code
    WHERE member_id = ${held.memberId}::uuid AND at > ${new Date(at.getTime() - wrongCodeLife)}
      AND browser_id IS NOT DISTINCT FROM ${held.knownBrowser}::uuid`
  return (found?.wrong ?? 0) < perDay
}

/** Notes a wrong code, and ends the session after too many. Whether it goes on. */
export async function noteWrongCode(
  tx: Transaction,
  { id, memberId, knownBrowser, wrongCodes }: HeldSession,
  at: Date,
): Promise<boolean> {
  await tx.$executeRaw`
    INSERT INTO staff_wrong_code (id, member_id, browser_id, at)
    VALUES (gen_random_uuid(), ${memberId}::uuid, ${knownBrowser}::uuid, ${at})`
  const goesOn = wrongCodes + 1 < perSession
  if (goesOn) {
    await tx.$executeRaw`
      UPDATE staff_session SET wrong_codes = wrong_codes + 1 WHERE id = ${id}::uuid`
  } else await tx.$executeRaw`DELETE FROM staff_session WHERE id = ${id}::uuid`
  return goesOn
}
