import { unreadablePause } from '@/lib/mail/batches/mail-batch'
import { countEndings } from '@/lib/mail/count-endings'
import {
  type Admission,
  type MailAdmission,
  openMailAdmission,
  retryDelay,
} from '@/lib/mail/mail-admission'
import { openRequests, type PendingRequest, type Readable } from '@/lib/mail/open-requests'
import { type NewLetter, queueLetters } from '@/lib/mail/queue-letters'
import { now } from '@/lib/platform/clock'
import { db, type sql, type Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'

/** The answer to a request. */
export type Answer = {
  /** The letter; none where nothing is to be sent, or not now. */
  letter?: NewLetter
  /** The end of the request: a stopped one is deleted too, and a busy or deferred one waits. */
  request: 'kept' | 'deleted' | Exclude<Admission, 'admitted'>
}

type Requests<Request extends PendingRequest> = readonly Readable<Request>[]

/** The parts of answering that differ by kind of request. */
export type RequestKind<Request extends PendingRequest> = {
  table: ReturnType<typeof sql>
  /**
   * Locks the requests that are due until the transaction ends; two workers never take the same
   * one.
   */
  takeDue(tx: Transaction): Promise<Request[]>
  /**
   * Reads what the answers depend on, once the signers are locked, and returns a function that
   * answers one request. It is called once for each request, since it counts the letters that it
   * admits.
   */
  prepareAnswers(
    tx: Transaction,
    requests: Requests<Request>,
    admissionControl: MailAdmission,
    at: Date,
  ): Promise<(request: Readable<Request>) => Answer>
  /** Writes the records of requests whose letter brings their own link. */
  keep?(tx: Transaction, requests: Requests<Request>): Promise<void>
  /**
   * Defers the requests that reached the day's caps, where more rows than their own have to wait.
   */
  defer?(tx: Transaction, requests: Requests<Request>, until: Date): Promise<void>
}

/**
 * Answers the due requests of a kind and queues their letters, all in one transaction, so that a
 * worker killed anywhere leaves none half answered and counts no letter that does not go out.
 * Returns how many it looked at.
 */
export async function answerRequests<Request extends PendingRequest>(
  kind: RequestKind<Request>,
): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const requests = await kind.takeDue(tx)
      if (requests.length > 0) await answerAll(tx, kind, requests)
      return requests.length
    },
    { timeout: 30_000 },
  )
}

async function answerAll<Request extends PendingRequest>(
  tx: Transaction,
  kind: RequestKind<Request>,
  requests: readonly Request[],
): Promise<void> {
  const at = now()
  const { readable, unreadable } = openRequests(requests)
  const admissionControl = await openMailAdmission(tx, readable, at)
  const answerTo = await kind.prepareAnswers(tx, readable, admissionControl, at)
  const answered = readable.map((request) => ({ request, answer: answerTo(request) }))
  const those = (...ends: Answer['request'][]) =>
    answered.filter(({ answer }) => ends.includes(answer.request)).map(({ request }) => request)

  await admissionControl.save()
  const letters = answered.flatMap(({ answer }) => answer.letter ?? [])
  await queueLetters(tx, letters, at, workerKeys().sealPublic)
  await kind.keep?.(tx, those('kept'))
  await deleteRequests(tx, kind, those('deleted', 'stopped'))
  await countEndings(tx, 'stopped', those('stopped').length, at)

  const after = (pause: number) => new Date(at.getTime() + pause)
  await reschedule(tx, kind, those('busy'), after(retryDelay.busy))
  await reschedule(tx, kind, unreadable, after(unreadablePause))
  if (kind.defer) await kind.defer(tx, those('deferred'), after(retryDelay.deferred))
  else await reschedule(tx, kind, those('deferred'), after(retryDelay.deferred))
}

type Table = Pick<RequestKind<PendingRequest>, 'table'>

async function deleteRequests(tx: Transaction, { table }: Table, gone: readonly PendingRequest[]) {
  if (gone.length === 0) return
  await tx.$executeRaw`DELETE FROM ${table} WHERE id = ANY(${idsOf(gone)}::uuid[])`
}

async function reschedule(
  tx: Transaction,
  { table }: Table,
  waiting: readonly PendingRequest[],
  until: Date,
) {
  if (waiting.length === 0) return
  await tx.$executeRaw`
    UPDATE ${table} SET due_at = ${until} WHERE id = ANY(${idsOf(waiting)}::uuid[])`
}

const idsOf = (requests: readonly PendingRequest[]) => requests.map(({ id }) => id)
