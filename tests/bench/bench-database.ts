import { randomBytes, randomUUID } from 'node:crypto'
import { startLocalDatabase } from '@/commands/runtime/postgres/local-database'
import { linkHash } from '@/lib/signatures/link-token'
import { benchToken } from '@/tests/bench/requests'
import { ask, type Database } from '@/tests/support/database'
import { fixRolePasswords, migrateAndGrant } from '@/tests/support/database-roles'
import { temporaryFolder } from '@/tests/support/temporary-folder'

export type BenchDatabase = Database & {
  /** The settings of PostgreSQL that make a commit durable. */
  durability: string
  end(): Promise<void>
}

/** Starts a PostgreSQL for the bench, as durable as the product's, that counts its statements. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = temporaryFolder('bench')
  fixRolePasswords(folder.path)
  const settings = {
    shared_preload_libraries: 'pg_stat_statements',
    'pg_stat_statements.track_planning': 'on',
  }
  const server = await startLocalDatabase({ folder: folder.path, settings })
  await migrateAndGrant(server.url)
  const query: Database['query'] = (text, values) => ask(server.superuserUrl, text, values)
  await query('CREATE EXTENSION pg_stat_statements')
  return {
    url: server.superuserUrl,
    query,
    drop: async () => undefined,
    durability: await readDurability(query),
    async end() {
      await server.stop()
      folder.remove()
    },
  }
}

/** Throws unless a commit waits for the disk, since a bench without that would prove nothing. */
async function readDurability(query: Database['query']): Promise<string> {
  const [row] = await query<{ words: string; durable: boolean }>(
    `SELECT 'fsync ' || current_setting('fsync') || ', synchronous_commit ' ||
      current_setting('synchronous_commit') AS words,
      current_setting('fsync') = 'on' AND current_setting('synchronous_commit') = 'on' AS durable`,
  )
  if (!row?.durable) throw new Error(`The bench's PostgreSQL is not durable: ${row?.words}`)
  return row.words
}

/** How often a campaign's page has been read from the database, which happens once a render. */
export async function countRenders(database: Database): Promise<number> {
  const [row] = await database.query<{ calls: number }>(
    `SELECT COALESCE(sum(calls), 0)::int AS calls FROM pg_stat_statements
     WHERE query LIKE '%petition_text%' AND query LIKE '%addressee_text%' AND query LIKE 'SELECT%'`,
  )
  return row?.calls ?? 0
}

/** Raises the content version every so many ms until it is stopped; `stop` tells how often it was. */
export function raiseEvery(period: number, database: Database): { stop(): Promise<number> } {
  let raised = 0
  let raising = Promise.resolve()
  const timer = setInterval(() => {
    raising = raising.then(async () => {
      await database.query('UPDATE campaign SET goal = goal')
      raised++
    })
  }, period)
  return {
    async stop() {
      clearInterval(timer)
      await raising
      return raised
    },
  }
}

const rowsAtOnce = 1_000
/** Random bytes, as long as a sealed record and a signer's copy. */
const sealedBytes = 1_073
const copyBytes = 1_065

/**
 * Adds requests whose letters have gone out, with the links of `benchToken`, in the state in which
 * the worker leaves them.
 */
export async function addMailedRequests(
  database: Database,
  campaignId: string,
  many: number,
): Promise<void> {
  for (let from = 0; from < many; from += rowsAtOnce) {
    const numbers = Array.from({ length: Math.min(rowsAtOnce, many - from) }, (_, at) => from + at)
    await database.query(
      `INSERT INTO signature_request (id, campaign_id, petition_version, consent_version,
        address_key, sealed, locale, received_at, link_hash, signer_copy)
       SELECT id, $1, 1, 'bench', key, sealed, 'ca', now(), hash, copy
       FROM unnest($2::uuid[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[])
         AS row (id, key, sealed, hash, copy)`,
      [
        campaignId,
        numbers.map(() => randomUUID()),
        numbers.map(() => randomBytes(32)),
        numbers.map(() => randomBytes(sealedBytes)),
        numbers.map((number) => linkHash(benchToken(number))),
        numbers.map(() => randomBytes(copyBytes)),
      ],
    )
  }
}
