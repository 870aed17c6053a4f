import { unreadablePause } from '@/lib/mail/batches/mail-batch'
import { countEndings } from '@/lib/mail/count-endings'
import { type Admission, openMailGate, pauseOf } from '@/lib/mail/mail-gate'
import { openRequests, type PendingRequest, type Readable } from '@/lib/mail/open-requests'
import { type NewLetter, queueLetters } from '@/lib/mail/queue-letters'
import { now } from '@/lib/platform/clock'
import { db, sql, type Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { publicAt } from '@/lib/publishing/public-at'
import { confirmAfterClosing, linkLife } from '@/lib/signatures/terms'

const batch = 100

/** What an address asked for: the letter that brings its link. */
type Found = Pick<NewLetter, 'kind' | 'expiresAt'> & { linkOf: string }

/**
 * Answers the questions for a lost link whose time has come, and queues their letters: the link of
 * the signature that the address has given, or of one that waits to be confirmed; where there is
 * neither, nothing. All in one transaction, so that a worker killed anywhere leaves none half
 * answered; whatever the answer, the question is gone afterwards. Returns how many it looked at.
 */
export async function answerLinkRequests(): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const taken = await takeDue(tx)
      if (taken.length > 0) await answerAll(tx, await mergeIntoNewest(tx, taken))
      return taken.length
    },
    { timeout: 30_000 },
  )
}

/** Locked until the transaction ends; two workers never hold the same one. */
function takeDue(tx: Transaction): Promise<PendingRequest[]> {
  return tx.$queryRaw<PendingRequest[]>`
    SELECT id, campaign_id AS "campaignId", address_key AS "addressKey", sealed,
      locale::text AS locale, received_at AS "receivedAt"
    FROM link_request WHERE due_at <= ${now()}
    ORDER BY due_at, received_at LIMIT ${batch} FOR UPDATE SKIP LOCKED`
}

/** Of several questions of one address only the newest is answered, in the language it was asked in. */
async function mergeIntoNewest(
  tx: Transaction,
  taken: readonly PendingRequest[],
): Promise<PendingRequest[]> {
  const gone = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM link_request WHERE id IN (
      SELECT older.id FROM link_request older JOIN link_request newer
        ON newer.address_key = older.address_key AND newer.campaign_id = older.campaign_id
        AND (newer.received_at, newer.id) > (older.received_at, older.id)
      WHERE newer.id = ANY(${idsOf(taken)}::uuid[])
      FOR UPDATE OF older SKIP LOCKED
    ) RETURNING id`
  const merged = new Set(gone.map(({ id }) => id))
  return taken.filter(({ id }) => !merged.has(id))
}

async function answerAll(tx: Transaction, asked: readonly PendingRequest[]): Promise<void> {
  const at = now()
  const { readable, unreadable } = openRequests(asked)
  const gate = await openMailGate(tx, readable, at)
  const signatures = await findSignatures(tx, readable)
  const waiting = await findWaiting(tx, readable, at)
  const letters: NewLetter[] = []
  const ended: Record<Admission | 'nothing', PendingRequest[]> = {
    ...{ admitted: [], nothing: [], stopped: [], busy: [], deferred: [] },
  }
  for (const one of readable) {
    const found = signatures.get(one.id) ?? waiting.get(one.id)
    const admission = found || !gate.holds(one) ? gate.admit(one) : 'nothing'
    ended[admission].push(one)
    if (found && admission === 'admitted') letters.push(letterFor(one, found))
  }
  await gate.save()
  await queueLetters(tx, letters, at, workerKeys().sealPublic)
  await forget(tx, [...ended.admitted, ...ended.nothing, ...ended.stopped])
  await countEndings(tx, 'stopped', ended.stopped.length, at)
  const later = (pause: number) => new Date(at.getTime() + pause)
  await reschedule(tx, ended.busy, later(pauseOf.busy))
  await reschedule(tx, ended.deferred, later(pauseOf.deferred))
  await reschedule(tx, unreadable, later(unreadablePause))
}

function letterFor({ record, locale, receivedAt }: Readable, found: Found): NewLetter {
  return { ...found, email: record.email, locale, since: receivedAt }
}

/**
 * By question: the signature of its address, which is held (`openMailGate`): it neither comes nor goes
 * before the letter is queued.
 */
async function findSignatures(tx: Transaction, asked: readonly Readable[]) {
  const rows = await tx.$queryRaw<{ question: string; id: string; receivedAt: Date }[]>`
    SELECT q.id AS question, s.id, q.received_at AS "receivedAt" FROM link_request q
    JOIN signature s ON s.address_key = q.address_key AND s.campaign_id = q.campaign_id
    WHERE q.id = ANY(${idsOf(asked)}::uuid[])
    FOR KEY SHARE OF s SKIP LOCKED`
  return new Map(
    rows.map(({ question, id, receivedAt }) => {
      const expiresAt = new Date(receivedAt.getTime() + linkLife)
      return [question, { kind: 'your_link', linkOf: id, expiresAt } satisfies Found]
    }),
  )
}

type Waiting = { question: string; id: string; receivedAt: Date; confirmable: boolean }

/**
 * By question: the newest request of its address that waits to be confirmed. One whose first letter
 * is not written yet gets that in any case. Where it is too late to confirm, the link still shows
 * what is held.
 */
async function findWaiting(tx: Transaction, asked: readonly Readable[], at: Date) {
  const rows = await tx.$queryRaw<Waiting[]>`
    SELECT q.id AS question, r.id, r.received_at AS "receivedAt", ${isConfirmable(at)} AS confirmable
    FROM link_request q
    JOIN signature_request r ON r.address_key = q.address_key AND r.campaign_id = q.campaign_id
    WHERE q.id = ANY(${idsOf(asked)}::uuid[]) AND r.link_hash IS NOT NULL
      AND r.received_at > ${new Date(at.getTime() - linkLife)}
    ORDER BY r.received_at, r.id FOR KEY SHARE OF r SKIP LOCKED`
  return new Map(
    rows.map(({ question, id, receivedAt, confirmable }) => [
      question,
      {
        kind: confirmable ? 'confirm' : 'your_link',
        linkOf: id,
        expiresAt: new Date(receivedAt.getTime() + linkLife),
      } satisfies Found,
    ]),
  )
}

/** For SQL over `signature_request r`: as `confirmSignature` has it. */
const isConfirmable = (at: Date) => sql`EXISTS (
  SELECT FROM public_campaign c WHERE c.id = r.campaign_id AND ${publicAt(at, sql`c`)}
    AND c.closes_to_signatures_at > ${new Date(at.getTime() - confirmAfterClosing)}
)`

async function forget(tx: Transaction, asked: readonly PendingRequest[]): Promise<void> {
  if (asked.length === 0) return
  await tx.$executeRaw`DELETE FROM link_request WHERE id = ANY(${idsOf(asked)}::uuid[])`
}

async function reschedule(
  tx: Transaction,
  asked: readonly PendingRequest[],
  at: Date,
): Promise<void> {
  if (asked.length === 0) return
  await tx.$executeRaw`
    UPDATE link_request SET due_at = ${at} WHERE id = ANY(${idsOf(asked)}::uuid[])`
}

const idsOf = (asked: readonly PendingRequest[]) => asked.map(({ id }) => id)
