import { createHash } from 'node:crypto'
import type { Letter } from '@/lib/mail/transports/transport'
import type { OutgoingRow } from '@/lib/mail/write-outgoing'

/** For how long a claim holds, in milliseconds: longer than any call takes. */
export const leaseTime = 120_000

/**
 * A provider knows a key for 24 hours (Resend's documentation of idempotency keys); a call is
 * repeated only well within them.
 */
export const repeatWithin = 23 * 3_600_000

/** What a worker's keys do not open is looked at again after so many milliseconds. */
export const unreadablePause = 3_600_000

/** Letters that this worker holds for one call, under a claim that fences all it notes. */
export type ClaimedBatch = {
  /** The call's idempotency key. */
  id: string
  lease: string
  /** How often it was handed over, this time included. */
  attempts: number
  rows: OutgoingRow[]
  letters: Letter[]
}

/** When a claim made now ends. */
export const leaseEnd = (at: Date) => new Date(at.getTime() + leaseTime)

/** Of all that is handed over but the date, which only a message of our own making carries. */
export function payloadHash(letters: readonly Letter[]): Buffer {
  const said = letters.map(({ name, to, from, subject, text, html, headers }) => [
    ...[name, to, from, subject, text, html, headers],
  ])
  return createHash('sha256').update(JSON.stringify(said)).digest()
}

/** 5 s, 10 s, 20 s … up to an hour. */
export function growingPause(attempts: number): number {
  return Math.min(5_000 * 2 ** Math.max(0, attempts - 1), 3_600_000)
}
