import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'
import { queueTakeDownCheck } from '@/lib/take-down/queue-take-down-check'

export type TakeDownOutcome =
  | { outcome: 'taken-down' | 'already-taken-down' }
  /** A draft, which the public never saw. */
  | { outcome: 'not-public' }
  | { outcome: 'unknown-campaign' }
  | { outcome: 'not-allowed' }

/**
 * Takes a campaign off the public web, and nothing else of its defender: with its commit no page, list or
 * answer that is rendered afterwards has it, and nobody can sign it. Signatures are kept. Repeated, it
 * changes nothing. Throws while the database is away; repeating it then tells whether it was done.
 */
export async function takeDownCampaign(by: Actor, id: string): Promise<TakeDownOutcome> {
  if (!mayDo(by, 'takeDownCampaign')) return { outcome: 'not-allowed' }
  const before = await db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ visibility: 'draft' | 'public' | 'taken_down' }[]>`
      SELECT visibility::text FROM campaign WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    if (row?.visibility === 'public') {
      await tx.$executeRaw`UPDATE campaign SET visibility = 'taken_down' WHERE id = ${id}::uuid`
      await writeAuditEntry(tx, by, 'takeDownCampaign', { subject: 'campaign', id })
      await queueTakeDownCheck(tx, { campaignId: id })
    }
    return row?.visibility
  })
  if (!before) return { outcome: 'unknown-campaign' }
  if (before === 'draft') return { outcome: 'not-public' }
  return { outcome: before === 'public' ? 'taken-down' : 'already-taken-down' }
}
