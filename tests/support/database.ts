import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { localPlainRoles, localRoles } from '@/commands/runtime/postgres/local-database-url'
import { eventually } from '@/tests/support/eventually'

export type Database = {
  /** The address for the superuser, as whom tests query; processes connect with `urlAs`. */
  url: string
  /** One statement. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>
}

/** A migrated, empty database of its own, cloned from the template of the tests' cluster. */
export function freshDatabase(): Promise<Database> {
  return cloneDatabase(inject('clusterUrl'))
}

/** As `freshDatabase`, in the cluster of that address. */
export async function cloneDatabase(clusterUrl: string): Promise<Database> {
  const name = `test_${randomBytes(8).toString('hex')}`
  // Copied as files: through the log, block by block, takes twice to ten times the processor time.
  await eventually('a clone of the template', async () => {
    await ask(
      clusterUrl,
      `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY OWNER ${localRoles.owner.name}`,
    )
    return true
  })
  // The privileges on a database itself are not copied with the template.
  const { web, worker } = localPlainRoles
  await ask(
    clusterUrl,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO ${web}, ${worker}`,
  )
  return databaseAt(addressOfDatabase(clusterUrl, name))
}

/** The database of that address. */
export function databaseAt(url: string): Database {
  const name = new URL(url).pathname.slice(1)
  const maintenance = addressOfDatabase(url, 'postgres')
  const pool = new pg.Pool({ connectionString: url, allowExitOnIdle: true })
  // A test may stop the server under this connection.
  pool.on('error', () => undefined)
  return {
    url,
    async query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]) {
      return (await pool.query<Row>(text, values)).rows
    },
    async drop() {
      await pool.end()
      await ask(maintenance, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    },
  }
}

export const template = 'altaveu_template'

/** The address of another database in the same cluster. */
export function addressOfDatabase(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl)
  url.pathname = `/${name}`
  return url.href
}

/** One statement on a connection of its own. */
export async function ask<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values?: unknown[],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
