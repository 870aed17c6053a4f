import type { PendingRequest } from '@/lib/mail/open-requests'
import { now } from '@/lib/platform/clock'
import { sql, type Transaction } from '@/lib/platform/db'

/** A signature request as its answer needs it. */
export type PendingSignature = PendingRequest & {
  country: string | null
  petitionVersion: number
  consentVersion: string
}

/** How many are taken because they are due, and how many more because their address is. */
const batchSize = 50
const siblingsAtMost = 200

const columns = sql`r.id, r.campaign_id AS "campaignId", r.address_key AS "addressKey", r.sealed,
  r.locale::text AS locale, r.received_at AS "receivedAt", r.country,
  r.petition_version AS "petitionVersion", r.consent_version AS "consentVersion"`

/**
 * Takes the requests that are due, and with them all others of their addresses that wait for their
 * letter, the first received first, so that a newer request never gets the letter that an older one
 * waits for. They are locked until the transaction ends; two workers never hold the same one.
 */
export async function takeDueRequests(tx: Transaction): Promise<PendingSignature[]> {
  const due = await tx.$queryRaw<PendingSignature[]>`
    SELECT ${columns} FROM signature_request r WHERE r.due_at <= ${now()}
    ORDER BY r.due_at, r.received_at LIMIT ${batchSize} FOR UPDATE SKIP LOCKED`
  if (due.length === 0) return []
  const siblings = await tx.$queryRaw<PendingSignature[]>`
    SELECT ${columns} FROM signature_request r
    WHERE ${ofAddresses(due)} AND r.link_hash IS NULL
      AND r.id <> ALL(${due.map(({ id }) => id)}::uuid[])
    ORDER BY r.received_at, r.id LIMIT ${siblingsAtMost} FOR UPDATE SKIP LOCKED`
  return [...due, ...siblings].sort(byReceipt)
}

/** The earlier requests of these requests' addresses whose letter to confirm is not sent yet. */
export function findQueuedRequests(
  tx: Transaction,
  requests: readonly PendingSignature[],
): Promise<PendingSignature[]> {
  return tx.$queryRaw<PendingSignature[]>`
    SELECT ${columns} FROM signature_request r
    WHERE ${ofAddresses(requests)} AND r.link_hash IS NOT NULL
      AND EXISTS (SELECT FROM letter l WHERE l.link_of = r.id AND l.kind = 'confirm')
    ORDER BY r.received_at, r.id LIMIT ${siblingsAtMost}`
}

/** Defers all requests of these addresses that wait for their letter, with one statement. */
export async function deferAddresses(
  tx: Transaction,
  requests: readonly PendingSignature[],
  until: Date,
): Promise<void> {
  if (requests.length === 0) return
  await tx.$executeRaw`
    UPDATE signature_request SET due_at = ${until} WHERE id IN (
      SELECT r.id FROM signature_request r
      WHERE ${ofAddresses(requests)} AND r.link_hash IS NULL FOR UPDATE SKIP LOCKED
    )`
}

const ofAddresses = (requests: readonly PendingSignature[]) =>
  sql`(r.address_key, r.campaign_id) IN (
    SELECT * FROM unnest(${requests.map(({ addressKey }) => Buffer.from(addressKey))}::bytea[],
      ${requests.map(({ campaignId }) => campaignId)}::uuid[]))`

function byReceipt(one: PendingSignature, other: PendingSignature): number {
  const earlier = one.receivedAt.getTime() - other.receivedAt.getTime()
  return earlier || (one.id < other.id ? -1 : 1)
}
