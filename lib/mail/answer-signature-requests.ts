import { unreadablePause } from '@/lib/mail/batches/mail-batch'
import { countEndings } from '@/lib/mail/count-endings'
import { type Admission, openMailGate, pauseOf } from '@/lib/mail/mail-gate'
import { openRequests, type Readable } from '@/lib/mail/open-requests'
import { type NewLetter, queueLetters } from '@/lib/mail/queue-letters'
import {
  deferAddresses,
  findQueuedRequests,
  type PendingSignature,
  takeDueRequests,
} from '@/lib/mail/take-due-requests'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { linkHash, linkToken } from '@/lib/signatures/link-token'
import { copyForSigner } from '@/lib/signatures/signer-copy'
import { linkLife } from '@/lib/signatures/terms'

type Opened = Readable<PendingSignature>

/** What is done about a request. */
type Answer =
  | { answer: 'confirm' }
  | { answer: 'already-signed'; signatureId: string }
  /** The same form was sent before, and one letter answers both. */
  | { answer: 'identical' }
  /** No letter now; one whose address is stopped is not held any longer. */
  | { answer: Exclude<Admission, 'admitted'> }

/**
 * Decides for the signature requests whose time has come which letter answers them, and queues it:
 * all in one transaction, so that a worker killed anywhere leaves no request half answered and no
 * letter counted that does not go out. No request gives way to another one, but identical forms that
 * wait together are answered by one letter. Returns how many requests it looked at.
 */
export async function answerSignatureRequests(): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const requests = await takeDueRequests(tx)
      if (requests.length > 0) await answerAll(tx, requests)
      return requests.length
    },
    { timeout: 30_000 },
  )
}

async function answerAll(tx: Transaction, requests: readonly PendingSignature[]): Promise<void> {
  const at = now()
  const { readable, unreadable } = openRequests(requests)
  const gate = await openMailGate(tx, readable, at)
  const signed = await findSignatures(tx, readable)
  const answeredForms = new Set(
    openRequests(await findQueuedRequests(tx, readable)).readable.map(formIn),
  )
  const answered = readable.map((request) => ({ request, ...decide(request) }))

  function decide(request: Opened): Answer {
    if (answeredForms.has(formIn(request))) return { answer: 'identical' }
    const admission = gate.admit(request)
    if (admission !== 'admitted') return { answer: admission }
    answeredForms.add(formIn(request))
    const signatureId = signed.get(request.id)
    return signatureId ? { answer: 'already-signed', signatureId } : { answer: 'confirm' }
  }

  const letters = answered.flatMap((one) => letterFor(one.request, one) ?? [])
  await gate.save()
  await queueLetters(tx, letters, at, workerKeys().sealPublic)
  const of = (answer: Answer['answer']) =>
    answered.filter((one) => one.answer === answer).map(({ request }) => request)
  await noteLinks(tx, of('confirm'))
  await deleteRequests(tx, [...of('already-signed'), ...of('identical'), ...of('stopped')])
  await countEndings(tx, 'stopped', of('stopped').length, at)
  await reschedule(tx, of('busy'), new Date(at.getTime() + pauseOf.busy))
  await reschedule(tx, unreadable, new Date(at.getTime() + unreadablePause))
  await deferAddresses(tx, of('deferred'), new Date(at.getTime() + pauseOf.deferred))
}

/** All that a form held, whose it is included: two that are equal here ask for the same. */
function formIn({ addressKey, record, ...request }: Opened): string {
  const { campaignId, petitionVersion, consentVersion, country, locale } = request
  const texts = [campaignId, petitionVersion, consentVersion, country, locale]
  return JSON.stringify([Buffer.from(addressKey).toString('hex'), record, texts])
}

function letterFor(request: Opened, answer: Answer): NewLetter | undefined {
  const { receivedAt: since, locale } = request
  const expiresAt = new Date(since.getTime() + linkLife)
  const letter = { email: request.record.email, locale, since, expiresAt }
  if (answer.answer === 'confirm') return { ...letter, kind: 'confirm', linkOf: request.id }
  if (answer.answer !== 'already-signed') return undefined
  return { ...letter, kind: 'already_signed', linkOf: answer.signatureId }
}

/**
 * By request: the signature that its address has given already. Its signer is held (`openMailGate`):
 * it neither comes nor goes before the letter is queued.
 */
async function findSignatures(tx: Transaction, requests: readonly Opened[]) {
  const rows = await tx.$queryRaw<{ request: string; signature: string }[]>`
    SELECT r.id AS request, s.id AS signature FROM signature_request r
    JOIN signature s ON s.address_key = r.address_key AND s.campaign_id = r.campaign_id
    WHERE r.id = ANY(${requests.map(({ id }) => id)}::uuid[])
    FOR KEY SHARE OF s SKIP LOCKED`
  return new Map(rows.map(({ request, signature }) => [request, signature]))
}

/** The link is made from the request's id, so that a repetition would come to the same. */
async function noteLinks(tx: Transaction, requests: readonly Opened[]): Promise<void> {
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

async function deleteRequests(tx: Transaction, requests: readonly Opened[]): Promise<void> {
  if (requests.length === 0) return
  await tx.$executeRaw`
    DELETE FROM signature_request WHERE id = ANY(${requests.map(({ id }) => id)}::uuid[])`
}

async function reschedule(tx: Transaction, requests: readonly PendingSignature[], at: Date) {
  if (requests.length === 0) return
  await tx.$executeRaw`
    UPDATE signature_request SET due_at = ${at}
    WHERE id = ANY(${requests.map(({ id }) => id)}::uuid[])`
}
