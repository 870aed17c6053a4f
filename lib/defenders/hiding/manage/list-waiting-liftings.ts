import { byLanguage } from '@/lib/campaigns/public-campaigns'
import { identitySeenBy } from '@/lib/defenders/identity/seen-identities'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import type { StaffMember } from '@/lib/staff/staff-member'

/** Somebody whom their own link hid, and whom a member asked to show again. */
export type WaitingLifting = { id: string; defenderId: string; name: string; askedAt: Date }

/**
 * Lists what own links hid and one member asked to show again, the oldest first: a second member decides.
 * Empty for whoever may not approve it.
 */
export async function listWaitingLiftings(by: StaffMember): Promise<WaitingLifting[]> {
  if (!mayDo(by, 'approveLifting')) return []
  return db.$queryRaw<WaitingLifting[]>`
    SELECT h.id::text, h.defender_id::text AS "defenderId", h.lift_asked_at AS "askedAt", COALESCE((
      SELECT t.name FROM defender_text t WHERE t.defender_id = d.id ORDER BY ${byLanguage(by.locale)}
    ), d.slug) AS name
    FROM defender_hiding h JOIN defender d ON d.id = h.defender_id
    WHERE h.own_link AND h.lifted_at IS NULL AND h.lift_asked_at IS NOT NULL
      AND ${identitySeenBy(by)}
    ORDER BY h.lift_asked_at`
}
