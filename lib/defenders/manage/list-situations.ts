import { readSituation, type Situation } from '@/lib/defenders/situation'
import { db } from '@/lib/platform/db'
import type { Actor } from '@/lib/staff/staff-member'

/** What was once noted of a person's liberty. */
export type SituationEntry = {
  situation: Situation
  /** A day (YYYY-MM-DD). */
  since: string
  source: string
  /** The name of the member who entered it; undefined for the operator. */
  enteredBy: string | undefined
  enteredAt: Date
}

/** Lists what was noted of a person's situation, the newest entry first. */
export async function listSituations(_by: Actor, defenderId: string): Promise<SituationEntry[]> {
  const rows = await db.$queryRaw<
    { situation: string; since: string; source: string; name: string | null; entered_at: Date }[]
  >`
    SELECT s.situation::text, s.since::text, s.source, m.name, s.entered_at
    FROM defender_situation s LEFT JOIN staff_member m ON m.id = s.entered_by
    WHERE s.defender_id = ${defenderId}::uuid ORDER BY s.id DESC`
  return rows.map(({ situation, since, source, name, entered_at: enteredAt }) => ({
    situation: readSituation(situation),
    since,
    source,
    enteredBy: name ?? undefined,
    enteredAt,
  }))
}
