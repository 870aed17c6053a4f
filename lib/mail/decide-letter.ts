import type { ClaimedRequest } from '@/lib/mail/claim-due-requests'
import { countMail } from '@/lib/mail/count-mail'
import { countKeys } from '@/lib/mail/mail-caps'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys'
import { parseEmailAddress, samePersonKey } from '@/lib/signatures/email-address'
import { linkHash, linkToken } from '@/lib/signatures/link-token'
import type { SignerRecord } from '@/lib/signatures/sealed-record'
import { copyForSigner } from '@/lib/signatures/signer-copy'

/** The letter that a request is answered with, and the token of its link. */
export type LetterDecision =
  | { decided: 'confirm' | 'already_signed'; token: string }
  /** The caps are reached: it goes out later. */
  | { decided: 'later' }
  /** A newer request of the same address goes out in its place. */
  | { decided: 'merged' }
  /** Another worker is deciding about the same address. */
  | { decided: 'busy' }
  /** Another worker holds it, or it is gone. */
  | { decided: 'not-ours' }

/**
 * Decides which letter answers a claimed request, once: a repetition after a crash finds the
 * decision and comes to the same letter, without counting the mail again.
 */
export async function decideLetter(
  request: ClaimedRequest,
  record: SignerRecord,
): Promise<LetterDecision> {
  return db.$transaction(async (tx) => {
    if (!(await holdRequest(tx, request))) return { decided: 'not-ours' }
    if (request.letter === 'confirm') return confirmLetter(request)
    if (request.letter === null) {
      const counted = await countMail(tx, keysOf(request, record), now())
      if (counted === 'busy') return { decided: 'busy' }
      if (counted === 'over-the-cap') return putOff(tx, request)
    }
    const signature = await findSignature(tx, request)
    if (!signature) return decideConfirm(tx, request, record)
    await noteLetter(tx, request, 'already_signed', null, null)
    return { decided: 'already_signed', token: linkToken(signature, workerKeys().link) }
  })
}

async function decideConfirm(tx: Transaction, request: ClaimedRequest, record: SignerRecord) {
  const letter = confirmLetter(request)
  const copy = copyForSigner(request.id, record, letter.token)
  await noteLetter(tx, request, 'confirm', linkHash(letter.token), copy)
  return letter
}

function confirmLetter(request: ClaimedRequest) {
  return { decided: 'confirm', token: linkToken(request.id, workerKeys().link) } as const
}

/** An address that only an earlier release could read still counts as itself. */
function keysOf(request: ClaimedRequest, { email }: SignerRecord) {
  const address = parseEmailAddress(email)
  const samePerson = address ? samePersonKey(address) : email.toLowerCase()
  return countKeys(samePerson, request.campaignId, workerKeys().count)
}

async function holdRequest(tx: Transaction, request: ClaimedRequest): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM signature_request
    WHERE id = ${request.id}::uuid AND lease_id = ${request.lease}::uuid FOR UPDATE`
  return held.length === 1
}

async function findSignature(tx: Transaction, request: ClaimedRequest) {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM signature
    WHERE address_key = ${request.addressKey} AND campaign_id = ${request.campaignId}::uuid`
  return row?.id
}

/** Of several requests that wait for the caps only the newest is kept: it holds the latest wishes. */
async function putOff(tx: Transaction, request: ClaimedRequest): Promise<LetterDecision> {
  const newer = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM signature_request r JOIN signature_request one ON one.id = ${request.id}::uuid
    WHERE r.address_key = ${request.addressKey} AND r.campaign_id = ${request.campaignId}::uuid
      AND r.letter IS NULL AND (r.received_at, r.id) > (one.received_at, one.id) LIMIT 1`
  if (newer.length > 0) return { decided: 'merged' }
  await tx.$executeRaw`
    DELETE FROM signature_request r USING signature_request one
    WHERE one.id = ${request.id}::uuid
      AND r.address_key = ${request.addressKey} AND r.campaign_id = ${request.campaignId}::uuid
      AND r.letter IS NULL AND r.lease_id IS NULL
      AND (r.received_at, r.id) < (one.received_at, one.id)`
  return { decided: 'later' }
}

async function noteLetter(
  tx: Transaction,
  request: ClaimedRequest,
  letter: 'confirm' | 'already_signed',
  hash: Buffer | null,
  copy: Buffer | null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE signature_request
    SET letter = ${letter}::"Letter", link_hash = ${hash}, signer_copy = ${copy}
    WHERE id = ${request.id}::uuid`
}
