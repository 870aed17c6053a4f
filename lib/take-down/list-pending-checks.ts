import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { TakenDown } from '@/lib/take-down/address-kinds'

/** A process that starts later than this after a take-down is not asked to look. */
export const checkedFor = 3_600_000

export type PendingCheck = { id: string; taken: TakenDown }

type Row = {
  version: bigint
  id: string | null
  defender_id: string | null
  campaign_id: string | null
}

/**
 * The checks of the last hour that a web process has still to do, the oldest first, of whoever is still
 * taken down; and the content version at which they were listed: a process that shows documents of an
 * older one has not learnt of each take-down yet.
 */
export async function listPendingChecks(
  processId: string,
): Promise<{ contentVersion: bigint; checks: PendingCheck[] }> {
  const since = new Date(now().getTime() - checkedFor)
  const rows = await db.$queryRaw<Row[]>`
    SELECT v.number AS version, pending.* FROM content_version v LEFT JOIN (
      SELECT c.id, c.defender_id, c.campaign_id FROM take_down_check c
      LEFT JOIN defender d ON d.id = c.defender_id
      LEFT JOIN campaign k ON k.id = c.campaign_id
      WHERE c.asked_at > ${since} AND COALESCE(d.visibility, k.visibility) = 'taken_down'
        AND NOT EXISTS (SELECT FROM take_down_check_result r
          WHERE r.check_id = c.id AND r.process_id = ${processId}::uuid)
    ) pending ON true
    ORDER BY pending.id`
  return { contentVersion: rows[0]?.version ?? 0n, checks: rows.flatMap(checksOf) }
}

function checksOf({ id, defender_id, campaign_id }: Row): PendingCheck[] {
  if (id === null) return []
  if (defender_id !== null) return [{ id, taken: { defenderId: defender_id } }]
  return campaign_id === null ? [] : [{ id, taken: { campaignId: campaign_id } }]
}
