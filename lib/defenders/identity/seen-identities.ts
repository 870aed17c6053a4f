import { sql } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'

/**
 * SQL for the rows of `defender d` whom somebody may see. An identity that a person has left behind is
 * seen by those alone who may know who is who; to everybody else it is as one that never was.
 */
export const identitySeenBy = (by: Actor) =>
  mayDo(by, 'lookAtIdentities') ? sql`true` : sql`d.retired_at IS NULL`

/** The same for `campaign c`: a campaign of an identity that was left names it. */
export const campaignSeenBy = (by: Actor) =>
  mayDo(by, 'lookAtIdentities')
    ? sql`true`
    : sql`NOT EXISTS (SELECT FROM identity_change changed WHERE changed.former_id = c.defender_id)`

/** The same for `audit_entry e`. */
export const entrySeenBy = (by: Actor) =>
  mayDo(by, 'lookAtIdentities')
    ? sql`true`
    : sql`NOT EXISTS (SELECT FROM identity_change changed
        WHERE e.subject = 'defender' AND changed.former_id = e.subject_id)
      AND NOT EXISTS (SELECT FROM campaign k JOIN identity_change changed ON changed.former_id = k.defender_id
        WHERE e.subject IN ('campaign', 'shown_name') AND k.id = e.subject_id)`
