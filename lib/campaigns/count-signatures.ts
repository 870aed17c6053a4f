import { signatureCount } from '@/lib/campaigns/public-campaigns'
import { now } from '@/lib/platform/clock'
import { db, sql } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'

export type SignatureCount = { signatures: number; goal: number; updatedAt: Date }

/**
 * A public campaign's number of signatures, exact at `updatedAt`; `undefined` where the public may
 * see no such campaign.
 */
export async function countSignatures(slug: string): Promise<SignatureCount | undefined> {
  const at = now()
  const [row] = await db.$queryRaw<{ signatures: number; goal: number }[]>`
    SELECT ${signatureCount} AS signatures, c.goal
    FROM public_campaign c WHERE c.slug = ${slug} AND ${publicAt(at, sql`c`)}`
  return row && { ...row, updatedAt: at }
}
