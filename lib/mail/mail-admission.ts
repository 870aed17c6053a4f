import { findMailStops } from '@/lib/mail/find-mail-stops'
import { openMailCounter } from '@/lib/mail/mail-caps'
import type { Readable } from '@/lib/mail/open-requests'
import { tryLockSigners } from '@/lib/mail/try-lock-signers'
import type { Transaction } from '@/lib/platform/db'

/** Whether a letter may go to an address now. */
export type Admission =
  | 'admitted'
  /** No mail may go to it at all. */
  | 'stopped'
  /** The day's caps are reached: the letter goes out later. */
  | 'deferred'
  /** Another worker, or its signer, is deciding about the same address at this moment. */
  | 'busy'

/** The milliseconds after which the request is tried again. */
export const retryDelay = { busy: 5_000, deferred: 30 * 60_000 } as const

export type MailAdmission = {
  /**
   * Whether the signer of this request is locked, so that nothing of theirs changes before the
   * letter is queued.
   */
  isLocked(request: Readable): boolean
  /** Counts a letter if it is admitted; to be called only where there is one to send. */
  admit(request: Readable): Admission
  /** Writes what was counted, within the transaction. */
  save(): Promise<void>
}

/**
 * Decides which requests may get a letter now: it locks their signers and reads the stops of their
 * addresses and the day's caps. To be opened before anything of the signers is read.
 */
export async function openMailAdmission(
  tx: Transaction,
  requests: readonly Readable[],
  at: Date,
): Promise<MailAdmission> {
  const locked = await tryLockSigners(tx, requests)
  const addresses = requests.map(({ keys }) => keys)
  const counter = await openMailCounter(tx, addresses, at)
  const stopped = await findMailStops(tx, requests, at)
  return {
    isLocked: ({ id }) => locked.has(id),
    admit({ id, keys }) {
      if (!locked.has(id)) return 'busy'
      if (stopped.has(id)) return 'stopped'
      const counted = counter.count(keys)
      if (counted === 'over-the-cap') return 'deferred'
      return counted === 'busy' ? 'busy' : 'admitted'
    },
    save: () => counter.save(),
  }
}
