import { countEndings } from '@/lib/mail/count-endings'
import { stopKey } from '@/lib/mail/mail-caps'
import type { Outgoing } from '@/lib/mail/write-outgoing'
import { dayOf } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'

/**
 * Drops letters to addresses that get no more mail (they bounced or complained since the letter was
 * queued), counts them, and returns the others in their order. Only for letters that were never
 * sent: a letter that was taken out of a call that may have been accepted would leave all others of
 * that call without a clear outcome, and its own is decided already.
 */
export async function stopLetters(
  tx: Transaction,
  { rows, letters }: Outgoing,
  at: Date,
): Promise<Outgoing> {
  if (rows.length === 0) return { rows, letters }
  const keys = letters.map(({ to }) => stopKey(to, workerKeys().count))
  const stopped = await stoppedPlaces(tx, keys, at)
  if (stopped.size === 0) return { rows, letters }
  const gone = rows.filter((_, place) => stopped.has(place)).map(({ id }) => id)
  await tx.$executeRaw`DELETE FROM letter WHERE id = ANY(${gone}::uuid[])`
  await countEndings(tx, 'stopped', gone.length, at)
  return {
    rows: rows.filter((_, place) => !stopped.has(place)),
    letters: letters.filter((_, place) => !stopped.has(place)),
  }
}

async function stoppedPlaces(tx: Transaction, keys: readonly Buffer[], at: Date) {
  const found = await tx.$queryRaw<{ place: number }[]>`
    SELECT asked.place::int AS place
    FROM unnest(${keys}::bytea[]) WITH ORDINALITY AS asked (key, place)
    JOIN mail_stop s ON s.key = asked.key AND s.until >= ${dayOf(at)}::date`
  return new Set(found.map(({ place }) => place - 1))
}
