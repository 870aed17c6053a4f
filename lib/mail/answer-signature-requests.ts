import { unreadablePause } from '@/lib/mail/batches/mail-batch'
import { countEndings } from '@/lib/mail/count-endings'
import { type Admission, openMailGate, pauseOf } from '@/lib/mail/mail-gate'
import { openRequests, type PendingRequest, type Readable } from '@/lib/mail/open-requests'
import { type NewLetter, queueLetters } from '@/lib/mail/queue-letters'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { linkHash, linkToken } from '@/lib/signatures/link-token'
import { copyForSigner } from '@/lib/signatures/signer-copy'
import { linkLife } from '@/lib/signatures/terms'

const batch = 50

/** What is done about a request. */
type Answer =
  | { answer: 'confirm' }
  | { answer: 'already-signed'; signatureId: string }
  /** No letter now; one whose address is stopped is not held any longer. */
  | { answer: Exclude<Admission, 'admitted'> }

/**
 * Decides for the signature requests whose time has come which letter answers them, and queues it:
 * all in one transaction, so that a worker killed anywhere leaves no request half answered and no
 * letter counted that does not go out. Returns how many requests it looked at.
 */
export async function answerSignatureRequests(): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const requests = await takeDue(tx)
      if (requests.length > 0) await answerAll(tx, requests)
      return requests.length
    },
    { timeout: 30_000 },
  )
}

/** LinkedSignature until the transaction ends; two workers never hold the same one. */
function takeDue(tx: Transaction): Promise<PendingRequest[]> {
  return tx.$queryRaw<PendingRequest[]>`
    SELECT id, campaign_id AS "campaignId", address_key AS "addressKey", sealed,
      locale::text AS locale, received_at AS "receivedAt"
    FROM signature_request WHERE due_at <= ${now()}
    ORDER BY due_at, received_at LIMIT ${batch} FOR UPDATE SKIP LOCKED`
}

async function answerAll(tx: Transaction, requests: readonly PendingRequest[]): Promise<void> {
  const at = now()
  const { readable, unreadable } = openRequests(requests)
  const gate = await openMailGate(tx, readable, at)
  const signed = await findSignatures(tx, readable)
  const answered = readable.map((request) => ({ request, ...decide(request) }))

  function decide(request: Readable): Answer {
    const admission = gate.admit(request)
    if (admission !== 'admitted') return { answer: admission }
    const signatureId = signed.get(request.id)
    return signatureId ? { answer: 'already-signed', signatureId } : { answer: 'confirm' }
  }

  const letters = answered.flatMap((one) => letterFor(one.request, one) ?? [])
  await gate.save()
  await queueLetters(tx, letters, at, workerKeys().sealPublic)
  const of = (answer: Answer['answer']) =>
    answered.filter((one) => one.answer === answer).map(({ request }) => request)
  await noteLinks(tx, of('confirm'))
  await forget(tx, [...of('already-signed'), ...of('stopped')])
  await countEndings(tx, 'stopped', of('stopped').length, at)
  await reschedule(tx, of('busy'), new Date(at.getTime() + pauseOf.busy))
  await reschedule(tx, unreadable, new Date(at.getTime() + unreadablePause))
  const later = new Date(at.getTime() + pauseOf.deferred)
  for (const request of of('deferred')) await deferRequest(tx, request, later)
}

function letterFor(request: Readable, answer: Answer): NewLetter | undefined {
  const { receivedAt: since, locale } = request
  const expiresAt = new Date(since.getTime() + linkLife)
  const letter = { email: request.record.email, locale, since, expiresAt }
  if (answer.answer === 'confirm') return { ...letter, kind: 'confirm', linkOf: request.id }
  if (answer.answer !== 'already-signed') return undefined
  return { ...letter, kind: 'already_signed', linkOf: answer.signatureId }
}

/**
 * By request: the signature that its address has given already. It cannot go before its letter is
 * queued, and with it the letter; one that is being withdrawn is passed over, since the two would
 * wait for each other.
 */
async function findSignatures(tx: Transaction, requests: readonly Readable[]) {
  const rows = await tx.$queryRaw<{ request: string; signature: string }[]>`
    SELECT r.id AS request, s.id AS signature FROM signature_request r
    JOIN signature s ON s.address_key = r.address_key AND s.campaign_id = r.campaign_id
    WHERE r.id = ANY(${requests.map(({ id }) => id)}::uuid[])
    FOR KEY SHARE OF s SKIP LOCKED`
  return new Map(rows.map(({ request, signature }) => [request, signature]))
}

/** The link is made from the request's id, so that a repetition would come to the same. */
async function noteLinks(tx: Transaction, requests: readonly Readable[]): Promise<void> {
  if (requests.length === 0) return
  const links = requests.map(({ id, record }) => {
    const token = linkToken(id, workerKeys().link)
    return { id, hash: linkHash(token), copy: copyForSigner(id, record, token) }
  })
  await tx.$executeRaw`
    UPDATE signature_request r SET due_at = NULL, link_hash = link.hash, signer_copy = link.copy
    FROM unnest(${links.map(({ id }) => id)}::uuid[], ${links.map(({ hash }) => hash)}::bytea[],
      ${links.map(({ copy }) => copy)}::bytea[]) AS link (id, hash, copy)
    WHERE r.id = link.id`
}

async function forget(tx: Transaction, requests: readonly PendingRequest[]): Promise<void> {
  if (requests.length === 0) return
  await tx.$executeRaw`
    DELETE FROM signature_request WHERE id = ANY(${requests.map(({ id }) => id)}::uuid[])`
}

async function reschedule(tx: Transaction, requests: readonly PendingRequest[], at: Date) {
  if (requests.length === 0) return
  await tx.$executeRaw`
    UPDATE signature_request SET due_at = ${at}
    WHERE id = ANY(${requests.map(({ id }) => id)}::uuid[])`
}

/** Of several requests that wait for the caps only the newest is kept: it holds the latest preferences. */
async function deferRequest(tx: Transaction, request: PendingRequest, until: Date): Promise<void> {
  const { id, addressKey, campaignId } = request
  const merged = await tx.$executeRaw`
    DELETE FROM signature_request one WHERE one.id = ${id}::uuid AND EXISTS (
      SELECT FROM signature_request r
      WHERE r.address_key = one.address_key AND r.campaign_id = one.campaign_id
        AND r.link_hash IS NULL AND (r.received_at, r.id) > (one.received_at, one.id)
    )`
  if (merged > 0) return
  await reschedule(tx, [request], until)
  await tx.$executeRaw`
    DELETE FROM signature_request WHERE id IN (
      SELECT id FROM signature_request
      WHERE address_key = ${addressKey} AND campaign_id = ${campaignId}::uuid
        AND link_hash IS NULL AND id <> ${id}::uuid FOR UPDATE SKIP LOCKED
    )`
}
