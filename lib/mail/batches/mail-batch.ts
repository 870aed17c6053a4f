import type { Letter, Transport } from '@/lib/mail/transports/transport'
import type { OutgoingRow } from '@/lib/mail/write-outgoing'

/**
 * The milliseconds by which a claim outlasts the longest call, so that its outcome can be stored.
 */
const timeToSettle = 60_000

/**
 * A provider knows a key for 24 hours (Resend's documentation of idempotency keys); a call is
 * repeated only well within them.
 */
export const repeatWithin = 23 * 3_600_000

/** The milliseconds after which a record that this worker's keys do not open is tried again. */
export const unreadablePause = 3_600_000

/** The claim that holds a batch: every write about the batch is conditional on it. */
export type Claim = { id: string; lease: string }

/** Letters that this worker holds for one call; the batch's id is the call's idempotency key. */
export type ClaimedBatch = Claim & {
  /** How often it was sent, this time included. */
  attempts: number
  rows: OutgoingRow[]
  letters: Letter[]
}

/** The lease of a claim in milliseconds: longer than any call of this transport takes. */
export const leaseTime = ({ maxCallTime }: Pick<Transport, 'maxCallTime'>) =>
  maxCallTime + timeToSettle

/** 5 s, 10 s, 20 s … up to an hour. */
export function growingPause(attempts: number): number {
  return Math.min(5_000 * 2 ** Math.max(0, attempts - 1), 3_600_000)
}
