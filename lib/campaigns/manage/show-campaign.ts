import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'

export type ShowOutcome =
  | { outcome: 'shown' | 'already-public' }
  /** A draft: to publish one takes more than this. */
  | { outcome: 'never-public' }
  | { outcome: 'unknown-campaign' }
  | { outcome: 'not-allowed' }

/**
 * Shows a campaign again that was taken down; whether the public sees it depends on its defender too.
 * Repeated, it changes nothing. The reason goes into the log. Throws while the database is away; repeating
 * it then tells whether it was done.
 */
export async function showCampaign(by: Actor, id: string, reason: string): Promise<ShowOutcome> {
  if (!mayDo(by, 'showCampaign')) return { outcome: 'not-allowed' }
  const before = await db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ visibility: 'draft' | 'public' | 'taken_down' }[]>`
      SELECT visibility::text FROM campaign WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    if (row?.visibility === 'taken_down') {
      await tx.$executeRaw`UPDATE campaign SET visibility = 'public' WHERE id = ${id}::uuid`
      await writeAuditEntry(tx, by, 'showCampaign', { subject: 'campaign', id }, { reason })
    }
    return row?.visibility
  })
  if (!before) return { outcome: 'unknown-campaign' }
  if (before === 'draft') return { outcome: 'never-public' }
  return { outcome: before === 'public' ? 'already-public' : 'shown' }
}
