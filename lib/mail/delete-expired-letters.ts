import { countEndings } from '@/lib/mail/count-endings'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

const batchSize = 10_000

/**
 * Deletes a batch of the letters that have expired, and counts them by day: as expired where they
 * were never sent, as of unknown outcome where they were and no clear answer came. A call that may
 * be under way is left to end. Returns how many.
 */
export async function deleteExpiredLetters(): Promise<number> {
  const at = now()
  return db.$transaction(async (tx) => {
    const gone = await tx.$queryRaw<{ wasSent: boolean }[]>`
      DELETE FROM letter WHERE id IN (
        SELECT id FROM letter
        WHERE expires_at <= ${at} AND NOT EXISTS (
          SELECT FROM mail_batch b WHERE b.id = letter.batch_id AND b.lease_until > ${at}
        )
        LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
      ) RETURNING batch_id IS NOT NULL AS "wasSent"`
    const unknown = gone.filter(({ wasSent }) => wasSent).length
    await countEndings(tx, 'expired', gone.length - unknown, at)
    await countEndings(tx, 'unknown', unknown, at)
    return gone.length
  })
}
