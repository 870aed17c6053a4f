import { countEndings, type LetterEnd } from '@/lib/mail/count-endings'
import { type ClaimedBatch, growingPause } from '@/lib/mail/mail-batch'
import type { Delivery } from '@/lib/mail/transports/transport'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'

/**
 * Notes what became of a batch's letters, in one transaction. A letter that was certainly not taken
 * goes back into the queue, after a growing pause; while one is unclear, of this call or of one before,
 * the whole batch stays as it is, to be handed over again under the same key. A worker that lost its
 * lease notes nothing.
 */
export async function settleBatch(
  batch: ClaimedBatch,
  deliveries: readonly Delivery[],
  pause = 0,
): Promise<void> {
  if (deliveries.includes('unclear')) return repeatLater(batch, pause, 'counted')
  // That this call was not taken says nothing of the one before it, which may have been.
  const repeated = batch.attempts > 1
  if (repeated && deliveries.includes('not-accepted')) return repeatLater(batch, pause, 'uncounted')
  const at = now()
  const of = (delivery: Delivery) => batch.rows.filter((_, place) => deliveries[place] === delivery)
  await db.$transaction(async (tx) => {
    if (!(await closeBatch(tx, batch, at, pause))) return
    await endLetters(tx, of('accepted'), 'sent', at)
    await endLetters(tx, of('refused'), 'refused', at)
    const known = of('accepted').length + of('refused').length + of('not-accepted').length
    if (known !== batch.rows.length) throw new Error('A transport did not answer for each letter')
  })
}

/** Takes the letters out of their batch and lets them wait; false where the lease was lost. */
async function closeBatch(tx: Transaction, batch: ClaimedBatch, at: Date, pause: number) {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM mail_batch WHERE id = ${batch.id}::uuid AND lease_id = ${batch.lease}::uuid
    FOR UPDATE`
  if (held.length === 0) return false
  await tx.$executeRaw`
    UPDATE letter SET batch_id = NULL, position = NULL,
      due_at = ${at}::timestamptz + GREATEST(${pause / 1000}::float8,
        LEAST(5 * 2 ^ (LEAST(attempts, 20) - 1), 3600)) * interval '1 second'
    WHERE batch_id = ${batch.id}::uuid`
  await tx.$executeRaw`DELETE FROM mail_batch WHERE id = ${batch.id}::uuid`
  return true
}

async function endLetters(
  tx: Transaction,
  rows: readonly { id: string }[],
  ending: LetterEnd,
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  const ended = await tx.$executeRaw`
    DELETE FROM letter WHERE id = ANY(${rows.map(({ id }) => id)}::uuid[])`
  await countEndings(tx, ending, ended, at)
}

/** A call that was certainly not taken uses up none of the repetitions. */
async function repeatLater(
  batch: ClaimedBatch,
  pause: number,
  attempt: 'counted' | 'uncounted',
): Promise<void> {
  const wait = Math.max(growingPause(batch.attempts), pause)
  await db.$executeRaw`
    UPDATE mail_batch SET lease_until = ${new Date(now().getTime() + wait)},
      attempts = attempts - ${attempt === 'counted' ? 0 : 1}
    WHERE id = ${batch.id}::uuid AND lease_id = ${batch.lease}::uuid`
}
