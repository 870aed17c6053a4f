import { randomUUID } from 'node:crypto'
import {
  type Claim,
  type ClaimedBatch,
  leaseTime,
  repeatWithin,
  unreadablePause,
} from '@/lib/mail/batches/mail-batch'
import { stopLetters } from '@/lib/mail/stop-letters'
import type { Transport } from '@/lib/mail/transports/transport'
import { type OutgoingRow, writeOutgoing } from '@/lib/mail/write-outgoing'
import { now } from '@/lib/platform/clock'
import { db, sql, type Transaction } from '@/lib/platform/db'

/** The result of a claim. */
export type Claimed =
  /** A batch to be sent. */
  | { batch: ClaimedBatch }
  /**
   * A batch that was sent without a clear answer too often or too long ago, so that it cannot be
   * repeated.
   */
  | { abandoned: Claim }

/**
 * Claims letters for one call: first a batch that was sent and never clearly answered, once its
 * lease has ended, else letters that are due. The claim is committed before anything is sent.
 * `undefined` where nothing is to be done now.
 */
export async function claimBatch(transport: Transport): Promise<Claimed | undefined> {
  return (await claimUnknownBatch(transport)) ?? (await claimNewBatch(transport))
}

/**
 * The letters that are left of a batch with an unknown outcome go out again under its key, in their
 * order and newly written: an erased letter is not among them, and words may have changed. Nothing
 * is sent twice, since a provider accepts one call under a key: the earlier one, and then it
 * answers that the key was used, or else this one.
 */
async function claimUnknownBatch(transport: Transport): Promise<Claimed | undefined> {
  return db.$transaction(async (tx) => {
    const at = now()
    const [found] = await tx.$queryRaw<{ id: string; first: Date; attempts: number }[]>`
      SELECT id, first_attempt_at AS first, attempts FROM mail_batch
      WHERE lease_until <= ${at} ORDER BY lease_until LIMIT 1 FOR UPDATE SKIP LOCKED`
    if (!found) return undefined
    const claim = { id: found.id, lease: randomUUID() }
    const { rows, letters, unreadable } = await writeOutgoing(await lettersOf(tx, found.id))
    if (unreadable.length > 0) {
      // A worker that has their key can still repeat the call with them.
      await holdBatch(tx, claim, later(at, unreadablePause), found.attempts)
      return undefined
    }
    const age = at.getTime() - found.first.getTime()
    const repeats = found.attempts <= transport.repeats && age < repeatWithin && rows.length > 0
    const attempts = found.attempts + (repeats ? 1 : 0)
    await holdBatch(tx, claim, later(at, leaseTime(transport)), attempts)
    return repeats ? { batch: { ...claim, attempts, rows, letters } } : { abandoned: claim }
  })
}

async function claimNewBatch(transport: Transport): Promise<Claimed | undefined> {
  return db.$transaction(
    async (tx) => {
      const at = now()
      const due = await takeDue(tx, transport.batchSize, at)
      const { unreadable, ...written } = await writeOutgoing(due)
      await postpone(tx, unreadable, later(at, unreadablePause))
      const { rows, letters } = await stopLetters(tx, written, at)
      if (rows.length === 0) return undefined
      const claim = { id: randomUUID(), lease: randomUUID() }
      await tx.$executeRaw`
        INSERT INTO mail_batch (id, first_attempt_at, attempts, lease_until, lease_id)
        VALUES (${claim.id}::uuid, ${at}, 1, ${later(at, leaseTime(transport))},
          ${claim.lease}::uuid)`
      await tx.$executeRaw`
        UPDATE letter l SET batch_id = ${claim.id}::uuid, position = place.position,
          attempts = l.attempts + 1
        FROM unnest(${idsOf(rows)}::uuid[]) WITH ORDINALITY AS place (id, position)
        WHERE l.id = place.id`
      return { batch: { ...claim, attempts: 1, rows, letters } }
    },
    { timeout: 30_000 },
  )
}

/** A letter's columns, as `OutgoingRow` has them. */
const outgoingColumns = sql`id, kind::text AS kind, link_of AS "linkOf", sealed,
  locale::text AS locale, attempts`

/** Whether a letter lives for minutes, for hours or for days. */
const lifeClass = sql`CASE WHEN expires_at - since <= interval '1 hour' THEN 'minutes'
  WHEN expires_at - since <= interval '2 days' THEN 'hours' ELSE 'days' END`

/**
 * Letters that one person waits for go before letters that many get; within a lane the longest due
 * goes first. Letters that live for hours only never share a call with others, whose repetition
 * they would change.
 */
function takeDue(tx: Transaction, batchSize: number, at: Date): Promise<OutgoingRow[]> {
  return tx.$queryRaw<OutgoingRow[]>`
    WITH first AS (
      SELECT ${lifeClass} AS life FROM letter
      WHERE due_at <= ${at} AND batch_id IS NULL AND expires_at > ${at}
      ORDER BY lane, due_at, since LIMIT 1
    )
    SELECT ${outgoingColumns} FROM letter
    WHERE due_at <= ${at} AND batch_id IS NULL AND expires_at > ${at}
      AND ${lifeClass} = (SELECT life FROM first)
    ORDER BY lane, due_at, since LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`
}

function lettersOf(tx: Transaction, batchId: string): Promise<OutgoingRow[]> {
  return tx.$queryRaw<OutgoingRow[]>`
    SELECT ${outgoingColumns} FROM letter WHERE batch_id = ${batchId}::uuid ORDER BY position`
}

async function holdBatch(
  tx: Transaction,
  { id, lease }: Claim,
  until: Date,
  attempts: number,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE mail_batch SET lease_until = ${until}, lease_id = ${lease}::uuid, attempts = ${attempts}
    WHERE id = ${id}::uuid`
}

async function postpone(tx: Transaction, rows: readonly OutgoingRow[], until: Date): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`UPDATE letter SET due_at = ${until} WHERE id = ANY(${idsOf(rows)}::uuid[])`
}

const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds)
const idsOf = (rows: readonly OutgoingRow[]) => rows.map(({ id }) => id)
