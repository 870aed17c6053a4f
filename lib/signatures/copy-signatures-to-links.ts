import { randomBytes } from 'node:crypto'
import { db, type Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'
import { linkToken } from '@/lib/signatures/link-token'
import { openPublicName } from '@/lib/signatures/open-public-name'
import { openRecord } from '@/lib/signatures/open-record'
import type { SignerRecord } from '@/lib/signatures/sealed-record'
import { copyForSigner } from '@/lib/signatures/signer-copy'

const batchSize = 200

type Due = {
  linkHash: Uint8Array
  requestId: string
  signatureId: string
  sealed: Uint8Array
  publicNameSealed: Uint8Array | null
}

/**
 * Writes, for each link of a signature that has no copy (any more), what its signer may read
 * through it: name, address and name to show, under a key that only the link's token gives. One
 * transaction, so that a worker killed anywhere has written whole copies or none; a signature that
 * is changed or erased at this moment is skipped. Returns how many copies were written.
 */
export async function copySignaturesToLinks(): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const due = await takeDue(tx)
      const written = due.flatMap((one) => copyOf(one) ?? [])
      const unread = due.length - written.length
      if (unread > 0) log.error("Signatures cannot be read with this worker's keys", { unread })
      if (written.length > 0) await writeCopies(tx, written)
      return written.length
    },
    { timeout: 30_000 },
  )
}

/**
 * The search begins at a random place, so that rows that cannot be read never hold up the others
 * for good.
 */
function takeDue(tx: Transaction): Promise<Due[]> {
  return tx.$queryRaw<Due[]>`
    SELECT l.link_hash AS "linkHash", l.request_id AS "requestId", s.id AS "signatureId", s.sealed,
      s.public_name_sealed AS "publicNameSealed"
    FROM signature_link l
    JOIN signature s ON s.address_key = l.address_key AND s.campaign_id = l.campaign_id
    WHERE l.copy IS NULL
    ORDER BY l.link_hash < ${randomBytes(32)}, l.link_hash LIMIT ${batchSize}
    FOR NO KEY UPDATE SKIP LOCKED`
}

function copyOf(due: Due): { linkHash: Uint8Array; copy: Buffer } | undefined {
  try {
    const token = linkToken(due.requestId, workerKeys().link)
    return { linkHash: due.linkHash, copy: copyForSigner(due.requestId, recordOf(due), token) }
  } catch {
    return undefined
  }
}

function recordOf({ signatureId, sealed, publicNameSealed }: Due): SignerRecord {
  const { name, email } = openRecord(signatureId, sealed, workerKeys())
  if (!publicNameSealed) return { name, email }
  return { name, email, publicName: openPublicName(signatureId, publicNameSealed, workerKeys()) }
}

async function writeCopies(
  tx: Transaction,
  written: readonly { linkHash: Uint8Array; copy: Buffer }[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE signature_link l SET copy = row.copy
    FROM unnest(${written.map(({ linkHash }) => Buffer.from(linkHash))}::bytea[],
      ${written.map(({ copy }) => copy)}::bytea[]) AS row (link_hash, copy)
    WHERE l.link_hash = row.link_hash`
}
