import { ago, count, type Finding, note, ok, wrong } from '@/commands/doctor/finding'
import { findLateMail } from '@/lib/mail/find-late-mail'
import { type MailState, readMailState } from '@/lib/mail/read-mail-state'

const days = 7
const hour = 3_600_000

/**
 * Reports the state of mail: what waits and since when, how letters ended, and how many addresses
 * get no mail.
 */
export async function checkMail(at: Date): Promise<Finding[]> {
  const state = await readMailState(days)
  return [
    waiting(state, await findLateMail(), at),
    ...(state.stuck > 0 ? [stuck(state.stuck)] : []),
    ...unknown(state, at),
    totals(state),
    note(
      `No mail goes to ${count(state.bounces, 'address', 'addresses')} that bounced and ` +
        `${state.complaints} that complained`,
    ),
  ]
}

function waiting(state: MailState, late: boolean, at: Date): Finding {
  const { letters, oldestLetter, unanswered, oldestUnanswered } = state
  const parts = [
    count(letters, 'letter') + (oldestLetter ? ` (the oldest since ${ago(oldestLetter, at)})` : ''),
    count(unanswered, 'request') +
      (oldestUnanswered ? ` (due since ${ago(oldestUnanswered, at)})` : ''),
  ]
  const text = `Mail: ${parts.join(' and ')} wait`
  if (!late) return ok(text)
  return wrong(
    `${text}: it is late`,
    'see that the worker runs, and in its log (logs/worker.log) why letters are not taken; ' +
      'nothing is lost, letters go out for as long as their links live',
  )
}

function stuck(many: number): Finding {
  return wrong(
    `Mail: ${count(many, 'request')} had no answer for more than a day and a half`,
    'where the worker runs, see in its log whether its keys open them: those that were sealed to ' +
      'another key wait for it until their 14 days are over',
  )
}

function unknown({ unknownBatches, oldestUnknown }: MailState, at: Date): Finding[] {
  if (unknownBatches === 0 || !oldestUnknown) return []
  const text =
    `Mail: ${count(unknownBatches, 'batch', 'batches')} of unknown outcome, ` +
    `the oldest handed over ${ago(oldestUnknown, at)}`
  const stuck = at.getTime() - oldestUnknown.getTime() > 26 * hour
  if (!stuck) return [note(text, 'each is repeated under its key, or given up within a day')]
  return [wrong(text, 'the worker should have given up by now: see that it runs')]
}

function totals({ totals: ended }: MailState): Finding {
  const text =
    `Letters of the last ${days} days: ` +
    (ended.length === 0
      ? 'none ended'
      : ended.map(({ ending, letters }) => `${letters} ${ending}`).join(', '))
  const hasUnknown = ended.some(({ ending }) => ending === 'unknown')
  const expired = ended.some(({ ending }) => ending === 'expired')
  if (expired) {
    return note(text, 'expired letters could not be sent in time; who signs again gets a new one')
  }
  if (!hasUnknown) return note(text)
  return note(text, 'unknown: handed over, never answered for; who got none can ask again')
}
