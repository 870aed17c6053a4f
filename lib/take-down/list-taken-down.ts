import { byLanguage } from '@/lib/campaigns/public-campaigns'
import { identitySeenBy } from '@/lib/defenders/identity/seen-identities'
import { db } from '@/lib/platform/db'
import type { StaffMember } from '@/lib/staff/staff-member'

/** A person who is taken down now, and since when, as far as the log knows. */
export type TakenDownDefender = {
  id: string
  name: string
  since: Date | undefined
}

type Row = { id: string; name: string | null; slug: string; since: Date | null }

/** The people who are taken down, those of late first: at most `length`, and one more where there are more. */
export async function listTakenDown(by: StaffMember, length: number): Promise<TakenDownDefender[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT d.id, d.slug, told.at AS since,
      (SELECT t.name FROM defender_text t WHERE t.defender_id = d.id
        ORDER BY ${byLanguage(by.locale)}) AS name
    FROM defender d LEFT JOIN LATERAL (
      SELECT e.at FROM audit_entry e WHERE e.subject = 'defender' AND e.subject_id = d.id
        AND e.act = 'takeDownDefender' ORDER BY e.id DESC LIMIT 1
    ) told ON true
    WHERE d.visibility = 'taken_down' AND ${identitySeenBy(by)}
    ORDER BY told.at DESC NULLS LAST, d.slug LIMIT ${length + 1}`
  return rows.map(({ id, name, slug, since }) => ({
    ...{ id, name: name ?? slug },
    since: since ?? undefined,
  }))
}
