import { sql } from '@/lib/platform/db'

/**
 * The id of the extension of the consent `t` that a second member can still approve: the newest one, while
 * its day has not passed and nobody took the consent back. Null where none waits. Older ones were replaced.
 */
export const waitingExtension = (at: Date) => sql`(
  SELECT newest.id FROM (
    SELECT x.id, x.approved_at, x.ends_at FROM consent_extension x
    WHERE x.consent_id = t.id ORDER BY x.id DESC LIMIT 1
  ) newest
  WHERE newest.approved_at IS NULL AND newest.ends_at > ${at} AND NOT EXISTS (
    SELECT FROM consent_review r WHERE r.consent_id = t.id AND r.finding = 'withdrawn'
  )
)`
