import { abandonBatch } from '@/lib/mail/abandon-batch'
import { claimNewBatch } from '@/lib/mail/claim-new-batch'
import { claimUnclearBatch } from '@/lib/mail/claim-unclear-batch'
import { type ClaimedBatch, growingPause } from '@/lib/mail/mail-batch'
import { settleBatch } from '@/lib/mail/settle-batch'
import type { Handover, Transport } from '@/lib/mail/transports/transport'
import { now } from '@/lib/platform/clock'
import { log } from '@/lib/platform/log'

/** While a transport takes nothing it is left alone for a while: its own letters' pauses are longer. */
const longestRest = 60_000

type Rest = { until: number; failures: number }

const rests = new WeakMap<Transport, Rest>()

/**
 * Hands one batch of due letters over: first one of which nothing is known yet, else a new one.
 * Returns how many letters that were, 0 where nothing is to be done now. Killed anywhere, the next
 * call goes on: what was certainly not taken is sent again for as long as its link lives, what is
 * unclear is repeated under the same key, as long as that sends nothing twice.
 */
export async function deliverDueMail(transport: Transport): Promise<number> {
  if (now().getTime() < (rests.get(transport)?.until ?? 0)) return 0
  const unclear = await claimUnclearBatch(transport.repeats)
  if (unclear && 'givenUp' in unclear) {
    const letters = await abandonBatch(unclear.givenUp)
    if (letters > 0) log.warn('Letters were handed over and never answered for', { letters })
    return letters
  }
  const batch = unclear?.batch ?? (await claimNewBatch(transport.most))
  if (!batch) return 0
  const handover = await handOver(transport, batch)
  noteRest(transport, handover)
  await settleBatch(batch, handover.deliveries, handover.pause)
  return batch.rows.length
}

/** A transport's own fault leaves open what became of the letters. */
async function handOver(transport: Transport, batch: ClaimedBatch): Promise<Handover> {
  const { id, letters, attempts } = batch
  try {
    const handover = await transport.send({ key: id, letters })
    tellOfTrouble(handover, attempts)
    return handover
  } catch (error) {
    log.error('Letters were not sent, as far as can be told', { error, attempts })
    return { deliveries: letters.map(() => 'unclear') }
  }
}

function tellOfTrouble({ deliveries }: Handover, attempts: number): void {
  for (const delivery of ['refused', 'not-accepted', 'unclear'] as const) {
    const letters = deliveries.filter((one) => one === delivery).length
    if (letters > 0) log.warn('Letters were not taken', { delivery, letters, attempts })
  }
}

function noteRest(transport: Transport, { deliveries, pause = 0, spoke }: Handover): void {
  const answered = spoke || deliveries.some((one) => one === 'accepted' || one === 'refused')
  const failures = answered ? 0 : (rests.get(transport)?.failures ?? 0) + 1
  const rest = answered ? 0 : Math.min(growingPause(failures) / 5, longestRest)
  rests.set(transport, { until: now().getTime() + Math.max(rest, pause), failures })
}
