import { type Claim, type ClaimedBatch, growingPause } from '@/lib/mail/batches/mail-batch'
import { countEndings, type LetterEnd } from '@/lib/mail/count-endings'
import type { Delivery, SendResult } from '@/lib/mail/transports/transport'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'

/**
 * Stores the outcome of a batch's letters, in one transaction. A letter that was certainly not
 * accepted goes back into the queue, after a growing pause. While the outcome of any letter is
 * unknown, of this call or of an earlier one, the whole batch stays, to be sent again under the
 * same key, unless the provider answers that the key was used: then nothing more can be learnt. A
 * worker that lost its lease stores nothing.
 */
export async function settleBatch(batch: ClaimedBatch, result: SendResult): Promise<void> {
  const { deliveries, pause = 0, keyUsed } = result
  if (keyUsed) return void (await abandonBatch(batch))
  if (deliveries.includes('unknown')) return repeatLater(batch, pause, batch.attempts)
  // A refusal of this call says nothing of the earlier one, and uses up no repetition.
  const repeated = batch.attempts > 1
  if (repeated && deliveries.includes('not-accepted')) {
    return repeatLater(batch, pause, batch.attempts - 1)
  }
  if (deliveries.length !== batch.rows.length) {
    throw new Error('A transport did not answer for each letter')
  }
  const at = now()
  const of = (delivery: Delivery) => batch.rows.filter((_, place) => deliveries[place] === delivery)
  await db.$transaction(async (tx) => {
    if (!(await closeBatch(tx, batch, at, pause))) return
    await endLetters(tx, of('accepted'), 'sent', at)
    await endLetters(tx, of('refused'), 'refused', at)
  })
}

/**
 * Ends a batch that was sent and of which nothing more can be learnt: its letters may have arrived,
 * so none goes out again, and they are counted as of unknown outcome. Returns how many.
 */
export async function abandonBatch(claim: Claim): Promise<number> {
  const at = now()
  return db.$transaction(async (tx) => {
    if (!(await lockBatch(tx, claim))) return 0
    const letters = await tx.$executeRaw`DELETE FROM letter WHERE batch_id = ${claim.id}::uuid`
    await tx.$executeRaw`DELETE FROM mail_batch WHERE id = ${claim.id}::uuid`
    await countEndings(tx, 'unknown', letters, at)
    return letters
  })
}

/** Takes the letters out of their batch and reschedules them; false where the lease was lost. */
async function closeBatch(tx: Transaction, claim: Claim, at: Date, pause: number) {
  if (!(await lockBatch(tx, claim))) return false
  await tx.$executeRaw`
    UPDATE letter SET batch_id = NULL, position = NULL,
      due_at = ${at}::timestamptz + GREATEST(${pause / 1000}::float8,
        LEAST(5 * 2 ^ (LEAST(attempts, 20) - 1), 3600)) * interval '1 second'
    WHERE batch_id = ${claim.id}::uuid`
  await tx.$executeRaw`DELETE FROM mail_batch WHERE id = ${claim.id}::uuid`
  return true
}

/** Whether this claim still holds the batch. */
async function lockBatch(tx: Transaction, { id, lease }: Claim): Promise<boolean> {
  const leased = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM mail_batch WHERE id = ${id}::uuid AND lease_id = ${lease}::uuid FOR UPDATE`
  return leased.length > 0
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

async function repeatLater(batch: ClaimedBatch, pause: number, attempts: number): Promise<void> {
  const wait = Math.max(growingPause(batch.attempts), pause)
  await db.$executeRaw`
    UPDATE mail_batch SET lease_until = ${new Date(now().getTime() + wait)}, attempts = ${attempts}
    WHERE id = ${batch.id}::uuid AND lease_id = ${batch.lease}::uuid`
}
