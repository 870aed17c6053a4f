import { randomUUID } from 'node:crypto'
import type { Transaction } from '@/lib/platform/db'
import { findByLink, type LinkedSignature } from '@/lib/signatures/own-page/find-by-link'

/** What a link stood for before it was erased, and whether a signature was among it. */
export type Erased = { held: LinkedSignature; counted: boolean }

/**
 * Erases, within the act's transaction, all that is held of a link's address in its campaign: the
 * signature, every request, spent or not, every question for a link, and the letters that wait for
 * any of them. A signature takes its −1 along: whoever deletes it counts it out, so that two clicks
 * or two processes at once come to one. `undefined`, and nothing is changed, where nothing is held.
 *
 * Requests come before the signature in every transaction that holds both (a confirmation, an answer
 * by mail): nobody waits in a circle. What the address asks for after its rows are held here comes
 * after the erasure, as a new signing would.
 */
export async function eraseSigner(tx: Transaction, token: string): Promise<Erased | undefined> {
  const before = await findByLink(token, tx)
  if (!before) return undefined
  const ids = await holdAll(tx, before)
  // Whoever was first has erased it meanwhile; or confirmed it.
  const held = await findByLink(token, tx)
  if (!held) return undefined
  const signature = await deleteSignature(tx, held)
  const requests = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM signature_request
    WHERE id = ANY(${ids.requests}::uuid[]) OR signature_id = ${signature?.id ?? null}::uuid
    RETURNING id`
  await tx.$executeRaw`DELETE FROM link_request WHERE id = ANY(${ids.linkRequests}::uuid[])`
  const gone = [...requests.map(({ id }) => id), ...(signature ? [signature.id] : [])]
  await tx.$executeRaw`DELETE FROM letter WHERE link_of = ANY(${gone}::uuid[])`
  return { held, counted: signature !== undefined }
}

/** Locks what there is of the address, in one order for everybody. */
async function holdAll(tx: Transaction, { addressKey, campaignId }: LinkedSignature) {
  const requests = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM signature_request
    WHERE address_key = ${addressKey} AND campaign_id = ${campaignId}::uuid
    ORDER BY id FOR UPDATE`
  const linkRequests = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM link_request
    WHERE address_key = ${addressKey} AND campaign_id = ${campaignId}::uuid
    ORDER BY id FOR UPDATE`
  await tx.$queryRaw`
    SELECT id FROM signature
    WHERE address_key = ${addressKey} AND campaign_id = ${campaignId}::uuid FOR UPDATE`
  const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)
  return { requests: idsOf(requests), linkRequests: idsOf(linkRequests) }
}

async function deleteSignature(tx: Transaction, { addressKey, campaignId }: LinkedSignature) {
  const [signature] = await tx.$queryRaw<{ id: string; country: string | null }[]>`
    DELETE FROM signature WHERE address_key = ${addressKey} AND campaign_id = ${campaignId}::uuid
    RETURNING id, country`
  if (!signature) return undefined
  await tx.$executeRaw`
    INSERT INTO tally_change (id, campaign_id, country, change)
    VALUES (${randomUUID()}::uuid, ${campaignId}::uuid, ${signature.country ?? 'ZZ'}, -1)`
  return signature
}
