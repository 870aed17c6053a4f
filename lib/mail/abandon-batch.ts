import { countEndings } from '@/lib/mail/count-endings'
import type { ClaimedBatch } from '@/lib/mail/mail-batch'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/** What was not answered clearly and cannot be asked again counts as sent, and is told of. */
export async function abandonBatch(held: Pick<ClaimedBatch, 'id' | 'lease'>): Promise<number> {
  const at = now()
  return db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      DELETE FROM letter WHERE batch_id =
        (SELECT id FROM mail_batch WHERE id = ${held.id}::uuid AND lease_id = ${held.lease}::uuid
          FOR UPDATE)
      RETURNING id`
    await tx.$executeRaw`
      DELETE FROM mail_batch WHERE id = ${held.id}::uuid AND lease_id = ${held.lease}::uuid`
    await countEndings(tx, 'unknown', rows.length, at)
    return rows.length
  })
}
