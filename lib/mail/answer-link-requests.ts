import { type Answer, answerRequests, type RequestKind } from '@/lib/mail/answer-requests'
import type { MailAdmission } from '@/lib/mail/mail-admission'
import type { PendingRequest, Readable } from '@/lib/mail/open-requests'
import type { NewLetter } from '@/lib/mail/queue-letters'
import { now } from '@/lib/platform/clock'
import { sql, type Transaction } from '@/lib/platform/db'
import { publicAt } from '@/lib/publishing/public-at'
import { confirmAfterClosing, linkLife } from '@/lib/signatures/terms'

const batchSize = 100

/** A link request as its answer needs it: the letter that brings its link is written from it. */
type Found = Pick<NewLetter, 'kind' | 'expiresAt'> & { linkOf: string }

const linkRequests: RequestKind<PendingRequest> = {
  table: sql`link_request`,
  takeDue,
  prepareAnswers,
}

/**
 * Answers the link requests that are due, as `answerRequests` promises: with the link of the
 * signature that the address has given, or of a request that waits to be confirmed; where there is
 * neither, with nothing. The link request is deleted in each case. Returns how many it looked at.
 */
export function answerLinkRequests(): Promise<number> {
  return answerRequests(linkRequests)
}

async function takeDue(tx: Transaction): Promise<PendingRequest[]> {
  const taken = await tx.$queryRaw<PendingRequest[]>`
    SELECT id, campaign_id AS "campaignId", address_key AS "addressKey", sealed,
      locale::text AS locale, received_at AS "receivedAt"
    FROM link_request WHERE due_at <= ${now()}
    ORDER BY due_at, received_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`
  return taken.length === 0 ? [] : mergeIntoNewest(tx, taken)
}

/** Of several link requests of one address only the newest is answered, in its own language. */
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

async function prepareAnswers(
  tx: Transaction,
  requests: readonly Readable[],
  admissionControl: MailAdmission,
  at: Date,
) {
  const signatures = await findSignatures(tx, requests)
  const waiting = await findWaiting(tx, requests, at)
  return (request: Readable): Answer => {
    const found = signatures.get(request.id) ?? waiting.get(request.id)
    if (!found) return { request: admissionControl.isLocked(request) ? 'deleted' : 'busy' }
    const admission = admissionControl.admit(request)
    if (admission !== 'admitted') return { request: admission }
    const { address, locale, receivedAt } = request
    return { letter: { ...found, to: address, locale, since: receivedAt }, request: 'deleted' }
  }
}

/**
 * Maps each link request to the signature of its address, whose signer is locked
 * (`openMailAdmission`), so that the signature neither comes nor goes before the letter is queued.
 */
async function findSignatures(tx: Transaction, requests: readonly Readable[]) {
  const rows = await tx.$queryRaw<{ question: string; id: string; receivedAt: Date }[]>`
    SELECT q.id AS question, s.id, q.received_at AS "receivedAt" FROM link_request q
    JOIN signature s ON s.address_key = q.address_key AND s.campaign_id = q.campaign_id
    WHERE q.id = ANY(${idsOf(requests)}::uuid[])
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
 * Maps each link request to the newest signature request of its address that waits to be confirmed.
 * One whose first letter is not written yet gets that letter in any case. Where it is too late to
 * confirm, the link still shows what is stored.
 */
async function findWaiting(tx: Transaction, requests: readonly Readable[], at: Date) {
  const rows = await tx.$queryRaw<Waiting[]>`
    SELECT q.id AS question, r.id, r.received_at AS "receivedAt", ${isConfirmable(at)} AS confirmable
    FROM link_request q
    JOIN signature_request r ON r.address_key = q.address_key AND r.campaign_id = q.campaign_id
    WHERE q.id = ANY(${idsOf(requests)}::uuid[]) AND r.link_hash IS NOT NULL
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

const idsOf = (requests: readonly PendingRequest[]) => requests.map(({ id }) => id)
