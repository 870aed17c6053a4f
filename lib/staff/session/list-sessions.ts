import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { idleTime } from '@/lib/staff/staff-terms'

export type ListedSession = {
  id: string
  /** What the browser calls itself; empty where it does not. */
  browser: string
  startedAt: Date
  /** To the minute. */
  seenAt: Date
}

/** A member's open sessions, the last used first. */
export function listSessions(memberId: string): Promise<ListedSession[]> {
  const at = now()
  return db.$queryRaw<ListedSession[]>`
    SELECT s.id, b.label AS browser, s.created_at AS "startedAt", s.seen_at AS "seenAt"
    FROM staff_session s JOIN staff_browser b ON b.id = s.browser_id
    WHERE s.member_id = ${memberId}::uuid AND s.expires_at > ${at}
      AND s.seen_at > ${new Date(at.getTime() - idleTime)}
    ORDER BY s.seen_at DESC, s.id`
}
