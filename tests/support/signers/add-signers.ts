import { randomBytes, randomUUID } from 'node:crypto'
import { dayOf } from '@/lib/platform/clock'
import { workerKeys } from '@/lib/platform/keys/worker'
import { sealPublicName } from '@/lib/signatures/seal-public-name'
import { sealRecord } from '@/lib/signatures/sealed-record'
import type { Database } from '@/tests/support/database'

type Signer = {
  /** Wants to be shown, unless said otherwise. */
  showName?: boolean
  /** Days before today on which the signature was confirmed; yesterday unless said otherwise. */
  daysAgo?: number
  /** Instead of the name to show, as confirming would have sealed it. */
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
  const { sealPublic } = workerKeys()
  const records = ids.map((id) =>
    sealRecord(id, { name: `Form of ${id}`, email: `${id}@example.org` }, sealPublic),
  )
  const shown = names.map((name, at) =>
    showName ? (sealed ?? sealPublicName(ids[at] ?? '', name, sealPublic)) : null,
  )
  const day = dayOf(new Date(Date.now() - daysAgo * 86_400_000))
  await database.query(
    `INSERT INTO signature (address_key, campaign_id, id, petition_version, consent_version, locale,
       updates, confirmed_on, sealed, public_name_sealed)
     SELECT key, $1, id, 1, '2026-11-24', 'ca', false, $2::date, sealed, shown
     FROM unnest($3::uuid[], $4::bytea[], $5::bytea[], $6::bytea[]) AS one (id, key, sealed, shown)`,
    [campaignId, day, ids, names.map(() => randomBytes(32)), records, shown],
  )
  return ids
}

/** So many names of a kind, each another. */
export const namesOf = (kind: string, many: number): string[] =>
  Array.from({ length: many }, (_, at) => `${kind} ${at}`)
