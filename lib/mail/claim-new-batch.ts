import { randomUUID } from 'node:crypto'
import { type ClaimedBatch, leaseEnd, payloadHash } from '@/lib/mail/mail-batch'
import { stopLetters } from '@/lib/mail/stop-letters'
import { type OutgoingRow, writeOutgoing } from '@/lib/mail/write-outgoing'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'

/**
 * Claims letters whose time has come, the longest due first, as a new batch. It is committed, its
 * letters' order and bytes with it, before anything is handed over. One whose address gets no more
 * mail is dropped here. `undefined` where none is left to send.
 */
export async function claimNewBatch(most: number): Promise<ClaimedBatch | undefined> {
  return db.$transaction(
    async (tx) => {
      const at = now()
      const due = await takeDue(tx, most, at)
      const { rows, letters } = await stopLetters(tx, await writeOutgoing(tx, due), at)
      if (rows.length === 0) return undefined
      const [id, lease] = [randomUUID(), randomUUID()]
      await tx.$executeRaw`
        INSERT INTO mail_batch (id, first_attempt_at, payload_hash, attempts, lease_until, lease_id)
        VALUES (${id}::uuid, ${at}, ${payloadHash(letters)}, 1, ${leaseEnd(at)}, ${lease}::uuid)`
      await tx.$executeRaw`
        UPDATE letter l SET batch_id = ${id}::uuid, position = place.position,
          attempts = l.attempts + 1
        FROM unnest(${rows.map((row) => row.id)}::uuid[]) WITH ORDINALITY AS place (id, position)
        WHERE l.id = place.id`
      return { id, lease, attempts: 1, rows, letters }
    },
    { timeout: 30_000 },
  )
}

function takeDue(tx: Transaction, most: number, at: Date): Promise<OutgoingRow[]> {
  return tx.$queryRaw<OutgoingRow[]>`
    SELECT id, kind::text AS kind, link_of AS "linkOf", sealed, locale::text AS locale, attempts
    FROM letter WHERE due_at <= ${at} AND batch_id IS NULL AND expires_at > ${at}
    ORDER BY due_at, since LIMIT ${most} FOR UPDATE SKIP LOCKED`
}
