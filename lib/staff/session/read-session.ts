import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { hasMailbox, settings } from '@/lib/platform/settings'
import { type MemberRow, memberOfRow } from '@/lib/staff/session/member-of-row'
import { tokenHash } from '@/lib/staff/session/session-token'
import type { StaffMember } from '@/lib/staff/staff-member'
import { idleTime } from '@/lib/staff/staff-terms'

/** A session whose link was opened; what its second factor allows is said beside it. */
export type StaffSession = {
  readonly id: string
  readonly memberId: string
  readonly locale: Locale
  readonly email: string
  readonly endsAt: Date
}

export type SessionState =
  | { state: 'signed-out' }
  /** The workspace is locked, for everybody. */
  | { state: 'locked' }
  /** `enrolled`: the member has a second factor and has to give it; else they have to add one first. */
  | { state: 'needs-second-factor'; session: StaffSession; enrolled: boolean }
  /** `postponed`: without a second factor, which only a local installation allows. */
  | { state: 'signed-in'; member: StaffMember; session: StaffSession; postponed: boolean }

type Row = MemberRow & {
  id: string
  seenAt: Date
  endsAt: Date
  proved: boolean
  postponed: boolean
  enrolled: boolean
}

/** A session's last use is noted no more often than that. */
const noteEvery = 60_000

/**
 * The gate of the workspace: what a session's token opens now. It counts as a use of the session,
 * which ends 30 minutes after its last one and 12 hours after its first. Throws while the database is
 * away.
 */
export async function readSession(token: string | undefined): Promise<SessionState> {
  const at = now()
  const [locked] = await db.$queryRaw<unknown[]>`SELECT 1 FROM staff_lock`
  if (locked) return { state: 'locked' }
  const row = token ? await findSession(token, at) : undefined
  if (!row) return { state: 'signed-out' }
  await noteUse(row, at)
  const { id, memberId, locale, email, endsAt, enrolled } = row
  const session = { id, memberId, locale, email, endsAt }
  const postponed = row.postponed && !row.proved && !enrolled && hasMailbox(settings())
  if (row.proved || postponed) {
    return { state: 'signed-in', member: memberOfRow(row, postponed), session, postponed }
  }
  return { state: 'needs-second-factor', session, enrolled }
}

async function findSession(token: string, at: Date): Promise<Row | undefined> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT s.id, s.seen_at AS "seenAt", s.expires_at AS "endsAt", s.postponed,
      s.proved_at IS NOT NULL AS proved, m.id AS "memberId", m.name, m.email,
      m.role::text AS role, m.locale::text AS locale,
      EXISTS (SELECT FROM staff_totp t WHERE t.member_id = m.id)
        OR EXISTS (SELECT FROM staff_passkey p WHERE p.member_id = m.id) AS enrolled
    FROM staff_session s JOIN staff_member m ON m.id = s.member_id
    WHERE s.token_hash = ${tokenHash(token)} AND s.expires_at > ${at}
      AND s.seen_at > ${new Date(at.getTime() - idleTime)} AND m.ended_at IS NULL`
  return row
}

async function noteUse({ id, seenAt }: Row, at: Date): Promise<void> {
  if (at.getTime() - seenAt.getTime() < noteEvery) return
  await db.$executeRaw`
    UPDATE staff_session SET seen_at = GREATEST(seen_at, ${at}) WHERE id = ${id}::uuid`
}
