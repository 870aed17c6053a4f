import { type Answer, answerRequests, type RequestKind } from '@/lib/mail/answer-requests'
import type { MailAdmission } from '@/lib/mail/mail-admission'
import { openRequests, type Readable } from '@/lib/mail/open-requests'
import type { NewLetter } from '@/lib/mail/queue-letters'
import {
  deferAddresses,
  findQueuedRequests,
  type PendingSignature,
  takeDueRequests,
} from '@/lib/mail/take-due-requests'
import { sql, type Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { linkHash, linkToken } from '@/lib/signatures/link-token'
import { copyForSigner } from '@/lib/signatures/signer-copy'
import { linkLife } from '@/lib/signatures/terms'

type Opened = Readable<PendingSignature>

const signatureRequests: RequestKind<PendingSignature> = {
  table: sql`signature_request`,
  takeDue: takeDueRequests,
  prepareAnswers,
  keep: noteLinks,
  defer: deferAddresses,
}

/**
 * Decides which letter answers each due signature request, and queues it, as `answerRequests`
 * promises. No request is replaced by another one, but identical forms that wait together are
 * answered by one letter. Returns how many requests it looked at.
 */
export function answerSignatureRequests(): Promise<number> {
  return answerRequests(signatureRequests)
}

async function prepareAnswers(
  tx: Transaction,
  requests: readonly Opened[],
  admissionControl: MailAdmission,
) {
  const signatures = await findSignatures(tx, requests)
  const queued = openRequests(await findQueuedRequests(tx, requests)).readable
  const answeredForms = new Set(queued.map(formIn))
  return (request: Opened): Answer => {
    if (answeredForms.has(formIn(request))) return { request: 'deleted' }
    const admission = admissionControl.admit(request)
    if (admission !== 'admitted') return { request: admission }
    answeredForms.add(formIn(request))
    const linkOf = signatures.get(request.id)
    if (!linkOf) return { letter: letterFor(request, 'confirm', request.id), request: 'kept' }
    return { letter: letterFor(request, 'already_signed', linkOf), request: 'deleted' }
  }
}

/**
 * All values of a form, its owner's address included: two forms that are equal here ask for the
 * same.
 */
function formIn({ addressKey, name, address, ...request }: Opened): string {
  const { campaignId, petitionVersion, consentVersion, country, locale } = request
  const texts = [campaignId, petitionVersion, consentVersion, country, locale]
  return JSON.stringify([Buffer.from(addressKey).toString('hex'), name, address.typed, texts])
}

function letterFor(request: Opened, kind: NewLetter['kind'], linkOf: string): NewLetter {
  const { address, locale, receivedAt: since } = request
  const expiresAt = new Date(since.getTime() + linkLife)
  return { kind, linkOf, to: address, locale, since, expiresAt }
}

/**
 * Maps each request to the signature that its address has given already. Its signer is locked
 * (`openMailAdmission`), so that the signature neither comes nor goes before the letter is queued.
 */
async function findSignatures(tx: Transaction, requests: readonly Opened[]) {
  const rows = await tx.$queryRaw<{ request: string; signature: string }[]>`
    SELECT r.id AS request, s.id AS signature FROM signature_request r
    JOIN signature s ON s.address_key = r.address_key AND s.campaign_id = r.campaign_id
    WHERE r.id = ANY(${requests.map(({ id }) => id)}::uuid[])
    FOR KEY SHARE OF s SKIP LOCKED`
  return new Map(rows.map(({ request, signature }) => [request, signature]))
}

/** The link is made from the request's id, so that a repetition makes the same one. */
async function noteLinks(tx: Transaction, requests: readonly Opened[]): Promise<void> {
  if (requests.length === 0) return
  const links = requests.map(({ id, name, address }) => {
    const token = linkToken(id, workerKeys().link)
    return {
      id,
      hash: linkHash(token),
      copy: copyForSigner(id, { name, email: address.typed }, token),
    }
  })
  await tx.$executeRaw`
    UPDATE signature_request r SET due_at = NULL, link_hash = link.hash, signer_copy = link.copy
    FROM unnest(${links.map(({ id }) => id)}::uuid[], ${links.map(({ hash }) => hash)}::bytea[],
      ${links.map(({ copy }) => copy)}::bytea[]) AS link (id, hash, copy)
    WHERE r.id = link.id`
}
