import { findMailStops } from '@/lib/mail/find-mail-stops'
import { openMailCounter } from '@/lib/mail/mail-caps'
import type { Readable } from '@/lib/mail/open-requests'
import type { Transaction } from '@/lib/platform/db'

/** Whether a letter may go to an address now. */
export type Admission =
  | 'admitted'
  /** No mail may go to it at all. */
  | 'stopped'
  /** The day's caps are reached: later, or together with a newer one. */
  | 'deferred'
  /** Another worker is deciding about the same address. */
  | 'busy'

/** After how many milliseconds to ask again. */
export const pauseOf = { busy: 5_000, deferred: 30 * 60_000 } as const

export type MailGate = {
  /** Counts a letter that is admitted; ask only where there is one to send. */
  admit(asked: Readable): Admission
  /** Writes what was counted, within the transaction. */
  save(): Promise<void>
}

/** What stands between a request and its letter: the stops of its address, and the day's caps. */
export async function openMailGate(
  tx: Transaction,
  asked: readonly Readable[],
  at: Date,
): Promise<MailGate> {
  const addresses = asked.map(({ keys }) => keys)
  const counter = await openMailCounter(tx, addresses, at)
  const stopped = await findMailStops(tx, asked, at)
  return {
    admit({ id, keys }) {
      if (stopped.has(id)) return 'stopped'
      const counted = counter.count(keys)
      if (counted === 'over-the-cap') return 'deferred'
      return counted === 'busy' ? 'busy' : 'admitted'
    },
    save: () => counter.save(),
  }
}
