import { byLanguage } from '@/lib/campaigns/public-campaigns'
import { campaignSeenBy } from '@/lib/defenders/identity/seen-identities'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { StaffMember } from '@/lib/staff/staff-member'

/** A campaign that opens or closes soon. */
export type DueCampaign = { id: string; title: string; event: 'opens' | 'closes'; at: Date }

const week = 7 * 86_400_000

type Row = { id: string; slug: string; title: string | null; event: DueCampaign['event']; at: Date }

/** The public campaigns that open or close within a week, the soonest first; at most 20. */
export async function listDueCampaigns(by: StaffMember): Promise<DueCampaign[]> {
  const at = now()
  const until = new Date(at.getTime() + week)
  const rows = await db.$queryRaw<Row[]>`
    SELECT due.*, (SELECT t.title FROM campaign_text t WHERE t.campaign_id = due.id
      ORDER BY ${byLanguage(by.locale)}) AS title
    FROM (
      SELECT c.id, c.slug, 'opens' AS event, c.opens_at AS at FROM campaign c
      WHERE c.visibility = 'public' AND ${campaignSeenBy(by)} AND c.opens_at > ${at} AND c.opens_at <= ${until}
      UNION ALL
      SELECT c.id, c.slug, 'closes', c.closes_at FROM campaign c
      WHERE c.visibility = 'public' AND ${campaignSeenBy(by)} AND c.closes_at > ${at} AND c.closes_at <= ${until}
        AND c.delivered_at IS NULL AND c.won_at IS NULL AND c.ended_at IS NULL
    ) due ORDER BY due.at, due.slug LIMIT 20`
  return rows.map(({ id, slug, title, event, at: due }) => ({
    ...{ id, title: title ?? slug, event, at: due },
  }))
}
