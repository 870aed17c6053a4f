import type { LetterEnd } from '@/lib/mail/count-endings'
import { dayOf, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/** The state of mail in numbers, which hold no address. */
export type MailState = {
  letters: number
  /** The due time of the oldest that waits; `undefined` where none waits. */
  oldestLetter: Date | undefined
  /** Signature requests and lost links that the worker should have looked at by now. */
  unanswered: number
  oldestUnanswered: Date | undefined
  /**
   * Requests that are older than any pause of the caps and have no answer: the worker's keys may
   * not open them.
   */
  stuck: number
  /** Batches that were sent, whose outcome is unknown, and that no worker holds. */
  unknownBatches: number
  oldestUnknown: Date | undefined
  /** Addresses that get no mail now. */
  bounces: number
  complaints: number
  /** How letters ended in the last days, today included. */
  totals: { ending: LetterEnd; letters: number }[]
}

type Oldest = 'oldestLetter' | 'oldestUnanswered' | 'oldestUnknown'
type Row = Omit<MailState, 'totals' | Oldest> & Record<Oldest, Date | null>

const day = 86_400_000

/** The daily caps defer a request for a day and some hours at most. */
const stuckAfter = 1.5 * day

/** Reads the state of mail now, with the totals of so many days. */
export async function readMailState(days: number): Promise<MailState> {
  const at = now()
  const longAgo = new Date(at.getTime() - stuckAfter)
  const [row] = await db.$queryRaw<Row[]>`
    SELECT letter.letters, letter."oldestLetter", asked.unanswered, asked."oldestUnanswered",
      old.stuck, batch."unknownBatches", batch."oldestUnknown", stop.bounces, stop.complaints
    FROM (SELECT count(*)::int AS letters, min(since) AS "oldestLetter" FROM letter) letter,
      (SELECT count(*)::int AS unanswered, min(due_at) AS "oldestUnanswered" FROM (
        SELECT due_at FROM signature_request WHERE due_at <= ${at}
        UNION ALL SELECT due_at FROM link_request WHERE due_at <= ${at}) due) asked,
      (SELECT count(*)::int AS stuck FROM signature_request
        WHERE link_hash IS NULL AND received_at <= ${longAgo}) old,
      (SELECT count(*)::int AS "unknownBatches", min(first_attempt_at) AS "oldestUnknown"
        FROM mail_batch WHERE lease_until <= ${at} OR attempts > 1) batch,
      (SELECT count(*) FILTER (WHERE reason = 'bounce')::int AS bounces,
        count(*) FILTER (WHERE reason = 'complaint')::int AS complaints
        FROM mail_stop WHERE until >= ${dayOf(at)}::date) stop`
  const since = new Date(at.getTime() - (days - 1) * day)
  const totals = await db.$queryRaw<MailState['totals']>`
    SELECT ending::text AS ending, sum(letters)::int AS letters FROM mail_total
    WHERE day >= ${dayOf(since)}::date GROUP BY mail_total.ending
    ORDER BY mail_total.ending`
  if (!row) throw new Error('The database told nothing of mail')
  return {
    ...row,
    oldestLetter: row.oldestLetter ?? undefined,
    oldestUnanswered: row.oldestUnanswered ?? undefined,
    oldestUnknown: row.oldestUnknown ?? undefined,
    totals,
  }
}
