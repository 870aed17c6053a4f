import { closesToSignaturesAt } from '@/lib/campaigns/campaign-state'
import { isPublic } from '@/lib/campaigns/public-campaigns'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { confirmAfterClosing, linkLife } from '@/lib/signatures/terms'

/** What a link stands for: nothing personal, only how far it has come and for which campaign. */
export type Link = {
  status: 'waiting' | 'confirmed' | 'too-late'
  slug: string
  /** The petition text that it signs. */
  petitionVersion: number
}

type Row = { slug: string; petition_version: number; confirmed: boolean; late: boolean }

/** The link of a token's hash; `undefined` where nothing is held for it, or its campaign is not public. */
export async function findLink(hash: Buffer): Promise<Link | undefined> {
  const at = now()
  const [row] = await db.$queryRaw<Row[]>`
    SELECT c.slug, held.petition_version, held.confirmed,
      ${closesToSignaturesAt} <= ${new Date(at.getTime() - confirmAfterClosing)} AS late
    FROM (
      SELECT campaign_id, petition_version, true AS confirmed FROM signature
      WHERE link_hash = ${hash}
      UNION ALL
      SELECT campaign_id, petition_version, spent FROM signature_request
      WHERE link_hash = ${hash} AND received_at > ${new Date(at.getTime() - linkLife)}
    ) held
    JOIN campaign c ON c.id = held.campaign_id
    JOIN defender d ON d.id = c.defender_id
    WHERE ${isPublic(at)}
    ORDER BY held.confirmed DESC LIMIT 1`
  return row && { status: statusOf(row), slug: row.slug, petitionVersion: row.petition_version }
}

function statusOf(row: Row): Link['status'] {
  if (row.confirmed) return 'confirmed'
  return row.late ? 'too-late' : 'waiting'
}
