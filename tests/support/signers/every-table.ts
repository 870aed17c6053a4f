import type { Database } from '@/tests/support/database'

/**
 * Each row of each table as one text, bytes in hex, by table; without what processes write about
 * themselves once a second.
 */
export async function everyTable(database: Database): Promise<{ table: string; row: string }[]> {
  const tables = await database.query<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND relname <> 'running_process' ORDER BY relname`,
  )
  const rows = await Promise.all(
    tables.map(async ({ name }) => {
      const found = await database.query<{ row: string }>(
        `SELECT row_to_json(one)::text AS row FROM ${name} AS one`,
      )
      return found.map(({ row }) => ({ table: name, row }))
    }),
  )
  return rows.flat()
}

/** The tables that hold any of these: ids, bytes, texts. */
export async function tablesThatHold(
  database: Database,
  whats: readonly (string | Uint8Array)[],
): Promise<string[]> {
  const patterns = whats.map((what) =>
    typeof what === 'string' ? what : Buffer.from(what).toString('hex'),
  )
  const rows = await everyTable(database)
  const holding = rows.filter(({ row }) => patterns.some((pattern) => row.includes(pattern)))
  return [...new Set(holding.map(({ table }) => table))]
}
