import { claimBatch } from '@/lib/mail/batches/claim-batch'
import { type ClaimedBatch, growingPause } from '@/lib/mail/batches/mail-batch'
import { abandonBatch, settleBatch } from '@/lib/mail/batches/settle-batch'
import type { SendResult, Transport } from '@/lib/mail/transports/transport'
import { now } from '@/lib/platform/clock'
import { log } from '@/lib/platform/log'

/**
 * The longest pause, in milliseconds, after calls that a transport did not answer. It may be short,
 * since each letter has a growing pause of its own.
 */
const maxBackoff = 60_000

type Backoff = { until: number; failures: number }

const backoffs = new WeakMap<Transport, Backoff>()

/**
 * Sends one batch of due letters: first one whose outcome is unknown, else a new one. Returns how
 * many letters that were, 0 where nothing is to be done now. After a kill the next call goes on:
 * letters that were certainly not accepted are sent again as long as their links live, letters that
 * may have been are repeated under the same key, as long as that sends nothing twice.
 */
export async function deliverDueMail(transport: Transport): Promise<number> {
  if (now().getTime() < (backoffs.get(transport)?.until ?? 0)) return 0
  const claimed = await claimBatch(transport)
  if (!claimed) return 0
  if ('abandoned' in claimed) {
    const letters = await abandonBatch(claimed.abandoned)
    if (letters > 0) log.warn('Letters were handed over and never answered for', { letters })
    return letters
  }
  const result = await sendBatch(transport, claimed.batch)
  noteBackoff(transport, result)
  await settleBatch(claimed.batch, result)
  return claimed.batch.rows.length
}

/** A fault of the transport itself leaves the outcome of the letters unknown. */
async function sendBatch(transport: Transport, batch: ClaimedBatch): Promise<SendResult> {
  const { id, letters, attempts } = batch
  try {
    const result = await transport.send({ key: id, letters })
    logNotAccepted(result, attempts)
    return result
  } catch (error) {
    log.error('Letters were not sent, as far as can be told', { error, attempts })
    return { deliveries: letters.map(() => 'unknown') }
  }
}

function logNotAccepted({ deliveries }: SendResult, attempts: number): void {
  for (const delivery of ['refused', 'not-accepted', 'unknown'] as const) {
    const letters = deliveries.filter((one) => one === delivery).length
    if (letters > 0) log.warn('Letters were not taken', { delivery, letters, attempts })
  }
}

function noteBackoff(transport: Transport, result: SendResult): void {
  const { deliveries, pause = 0 } = result
  const answered =
    result.answered || deliveries.some((one) => one === 'accepted' || one === 'refused')
  const failures = answered ? 0 : (backoffs.get(transport)?.failures ?? 0) + 1
  const backoff = answered ? 0 : Math.min(growingPause(failures) / 5, maxBackoff)
  backoffs.set(transport, { until: now().getTime() + Math.max(backoff, pause), failures })
}
