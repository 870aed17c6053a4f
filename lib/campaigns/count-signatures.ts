import { isPublic, isTold, signatureCount } from '@/lib/campaigns/public-campaigns'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

export type SignatureCount = { signatures: number; goal: number; updatedAt: Date }

/** A public campaign's number, exact at `updatedAt`; `undefined` where there is none to see. */
export async function countSignatures(slug: string): Promise<SignatureCount | undefined> {
  const at = now()
  const [row] = await db.$queryRaw<{ signatures: number; goal: number }[]>`
    SELECT ${signatureCount} AS signatures, c.goal
    FROM campaign c JOIN defender d ON d.id = c.defender_id
    WHERE c.slug = ${slug} AND ${isPublic(at)} AND ${isTold}`
  return row && { ...row, updatedAt: at }
}
