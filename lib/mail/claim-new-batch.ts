import { randomUUID } from 'node:crypto'
import { type ClaimedBatch, leaseEnd, payloadHash, unreadablePause } from '@/lib/mail/mail-batch'
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
      const { unreadable, ...written } = await writeOutgoing(due)
      await setAside(tx, unreadable, at)
      const { rows, letters } = await stopLetters(tx, written, at)
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

/** Letters that live for hours only never share a call with others, whose bytes they would change. */
function takeDue(tx: Transaction, most: number, at: Date): Promise<OutgoingRow[]> {
  return tx.$queryRaw<OutgoingRow[]>`
    WITH first AS (
      SELECT kind = 'withdrawn' AS brief FROM letter
      WHERE due_at <= ${at} AND batch_id IS NULL AND expires_at > ${at}
      ORDER BY due_at, since LIMIT 1
    )
    SELECT id, kind::text AS kind, link_of AS "linkOf", sealed, locale::text AS locale, attempts
    FROM letter WHERE due_at <= ${at} AND batch_id IS NULL AND expires_at > ${at}
      AND (kind = 'withdrawn') = (SELECT brief FROM first)
    ORDER BY due_at, since LIMIT ${most} FOR UPDATE SKIP LOCKED`
}

/** Tried again in an hour, by a worker that has their key. */
async function setAside(tx: Transaction, rows: readonly OutgoingRow[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`
    UPDATE letter SET due_at = ${new Date(at.getTime() + unreadablePause)}
    WHERE id = ANY(${rows.map(({ id }) => id)}::uuid[])`
}
