import { randomBytes, randomUUID } from 'node:crypto'
import { workerKeys } from '@/lib/platform/keys/worker'
import { sealRecord } from '@/lib/signatures/sealed-record'
import type { Database } from '@/tests/support/database'

type Signer = {
  /** Wants to be shown, unless said otherwise. */
  showName?: boolean
  /** Days before today (UTC) on which the signature was confirmed; yesterday unless said otherwise. */
  daysAgo?: number
  /** Instead of what the form would have sealed. */
  sealed?: Buffer
}

/**
 * Adds a confirmed signature by each name, as signing and confirming leave it, to a campaign of the
 * installation this process works in. Returns their ids.
 */
export async function addSigners(
  database: Database,
  campaignId: string,
  names: readonly string[],
  { showName = true, daysAgo = 1, sealed }: Signer = {},
): Promise<string[]> {
  const ids = names.map(() => randomUUID())
  const records = names.map((name, at) => {
    const id = ids[at] ?? ''
    const record = { name, email: `${id}@example.org` }
    return sealed ?? sealRecord(id, record, workerKeys().sealPublic)
  })
  await database.query(
    `INSERT INTO signature (address_key, campaign_id, id, petition_version, consent_version, locale,
       show_name, updates, confirmed_on, sealed, link_hash, signer_copy)
     SELECT key, $1, id, 1, '2026-11-24', 'ca', $2, false,
       (now() AT TIME ZONE 'UTC')::date - $3::int, sealed, key, sealed
     FROM unnest($4::uuid[], $5::bytea[], $6::bytea[]) AS one (id, key, sealed)`,
    [campaignId, showName, daysAgo, ids, names.map(() => randomBytes(32)), records],
  )
  return ids
}

/** So many names of a kind, each another. */
export const namesOf = (kind: string, many: number): string[] =>
  Array.from({ length: many }, (_, at) => `${kind} ${at}`)
