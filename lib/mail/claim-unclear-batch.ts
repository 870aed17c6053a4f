import { randomUUID } from 'node:crypto'
import {
  type ClaimedBatch,
  leaseEnd,
  payloadHash,
  repeatWithin,
  unreadablePause,
} from '@/lib/mail/mail-batch'
import { type OutgoingRow, writeOutgoing } from '@/lib/mail/write-outgoing'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'

/** A batch that was handed over once and of which nothing is known. */
export type UnclearBatch =
  /** The same call can be made again. */
  | { batch: ClaimedBatch }
  /** It cannot (too long ago, too often, or not the same any more): its letters count as sent. */
  | { givenUp: { id: string; lease: string } }

/** Claims a batch whose lease has ended; `undefined` where there is none. */
export async function claimUnclearBatch(repeats: number): Promise<UnclearBatch | undefined> {
  return db.$transaction(async (tx) => {
    const at = now()
    const [held] = await tx.$queryRaw<
      { id: string; first: Date; hash: Uint8Array; attempts: number }[]
    >`
      SELECT id, first_attempt_at AS first, payload_hash AS hash, attempts FROM mail_batch
      WHERE lease_until <= ${at} ORDER BY lease_until LIMIT 1 FOR UPDATE SKIP LOCKED`
    if (!held) return undefined
    const { rows, letters, unreadable } = await writeOutgoing(await lettersOf(tx, held.id))
    if (unreadable.length > 0) return leaveToOthers(tx, held.id, at)
    const lease = randomUUID()
    const again =
      held.attempts <= repeats &&
      at.getTime() - held.first.getTime() < repeatWithin &&
      payloadHash(letters).equals(held.hash)
    await tx.$executeRaw`
      UPDATE mail_batch SET lease_until = ${leaseEnd(at)}, lease_id = ${lease}::uuid,
        attempts = attempts + ${again ? 1 : 0}
      WHERE id = ${held.id}::uuid`
    if (!again) return { givenUp: { id: held.id, lease } }
    return { batch: { id: held.id, lease, attempts: held.attempts + 1, rows, letters } }
  })
}

/** A worker that has the key may know that nothing has changed. */
async function leaveToOthers(tx: Transaction, id: string, at: Date): Promise<undefined> {
  await tx.$executeRaw`
    UPDATE mail_batch SET lease_until = ${new Date(at.getTime() + unreadablePause)}
    WHERE id = ${id}::uuid`
}

function lettersOf(tx: Transaction, batchId: string): Promise<OutgoingRow[]> {
  return tx.$queryRaw<OutgoingRow[]>`
    SELECT id, kind::text AS kind, link_of AS "linkOf", sealed, locale::text AS locale, attempts
    FROM letter WHERE batch_id = ${batchId}::uuid ORDER BY position`
}
