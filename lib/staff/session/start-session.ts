import { randomUUID } from 'node:crypto'
import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { queueStaffLetters } from '@/lib/staff/letters/queue-staff-letters'
import { newToken, tokenHash } from '@/lib/staff/session/session-token'
import { sessionLife } from '@/lib/staff/staff-terms'

/** The browser that somebody signs in with, as its cookie and its own words tell. */
export type Browser = { token: string | undefined; label: string }

/** Tokens for the two cookies: the session's, and the one by which the browser is known again. */
export type StartedSession = { sessionToken: string; browserToken: string; endsAt: Date }

type Member = { joined: boolean }

/**
 * Begins a member's session, which opens nothing but the second factor. In a browser that they have
 * not used before, they are told by letter, but for their first time. `undefined` where they are on the
 * staff no more, or the workspace is locked. Throws while the database is away.
 */
export function startSession(
  memberId: string,
  sessionToken: string,
  browser: Browser,
): Promise<StartedSession | undefined> {
  return db.$transaction(async (tx) => {
    const at = now()
    const [member] = await tx.$queryRaw<Member[]>`
      SELECT joined_at IS NOT NULL AS joined FROM staff_member
      WHERE id = ${memberId}::uuid AND ended_at IS NULL AND NOT EXISTS (SELECT FROM staff_lock)
      FOR NO KEY UPDATE`
    if (!member) return undefined
    const known = await findBrowser(tx, memberId, browser, at)
    const { id: browserId, token: browserToken } =
      known ?? (await addBrowser(tx, memberId, browser, at))
    const endsAt = new Date(at.getTime() + sessionLife)
    await tx.$executeRaw`
      INSERT INTO staff_session (id, token_hash, member_id, browser_id, created_at, seen_at, expires_at)
      VALUES (gen_random_uuid(), ${tokenHash(sessionToken)}, ${memberId}::uuid, ${browserId}::uuid,
        ${at}, ${at}, ${endsAt})`
    await tx.$executeRaw`
      UPDATE staff_member SET joined_at = COALESCE(joined_at, ${at}) WHERE id = ${memberId}::uuid`
    await writeAuditEntry(tx, { memberId }, 'signIn', { subject: 'member', id: memberId })
    if (member.joined && !known) await queueStaffLetters(tx, 'staff_new_browser', [memberId], at)
    return { sessionToken, browserToken, endsAt }
  })
}

async function findBrowser(tx: Transaction, memberId: string, { token, label }: Browser, at: Date) {
  if (!token) return undefined
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE staff_browser SET last_seen_at = ${at}, label = ${label}
    WHERE token_hash = ${tokenHash(token)} AND member_id = ${memberId}::uuid RETURNING id`
  return known && { id: known.id, token }
}

/** A cookie that another member's sign-in left is theirs as well: it names the browser, not a person. */
async function addBrowser(tx: Transaction, memberId: string, { token, label }: Browser, at: Date) {
  const own = token && (await isKnown(tx, token)) ? token : newToken()
  const id = randomUUID()
  await tx.$executeRaw`
    INSERT INTO staff_browser (id, member_id, token_hash, label, first_seen_at, last_seen_at)
    VALUES (${id}::uuid, ${memberId}::uuid, ${tokenHash(own)}, ${label}, ${at}, ${at})`
  return { id, token: own }
}

async function isKnown(tx: Transaction, token: string): Promise<boolean> {
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM staff_browser WHERE token_hash = ${tokenHash(token)} LIMIT 1`
  return found.length > 0
}
