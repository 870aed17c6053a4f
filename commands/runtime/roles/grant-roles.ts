import pg from 'pg'
import { grantsOf, roleFunctions, tableGrants } from '@/commands/runtime/roles/role-grants'
import { poolOf } from '@/prisma/engine/postgres-address'

/** The plain roles of an installation; one that is left out does not exist. */
export type PlainRoles = Partial<Record<'web' | 'worker', string>>

/**
 * Gives the plain roles exactly what `role-grants.ts` says, and takes all else from them and from
 * everybody: to be run as the owner after each migration, whole or not at all. Repeated, it changes
 * nothing. Throws where the owner does not own the tables, or a role is not there.
 */
export async function grantRoles(ownerUrl: string, roles: PlainRoles): Promise<void> {
  const named = Object.entries(roles) as ['web' | 'worker', string][]
  if (named.length === 0) return
  const client = new pg.Client(poolOf(ownerUrl).pool)
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('altaveu grants'))`)
    await closeToEverybody(client)
    for (const [kind, role] of named) await grantTo(client, kind, role)
    await client.query('COMMIT')
  } finally {
    await client.end()
  }
}

/**
 * A role that may create tables, temporary ones included, could put one before the table that a
 * function means.
 */
async function closeToEverybody(client: pg.Client): Promise<void> {
  await client.query(`
    DO $$ BEGIN
      IF pg_has_role(current_user, (SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE')
      THEN EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()); END IF;
      IF pg_has_role(current_user, (SELECT nspowner FROM pg_namespace WHERE nspname = 'public'), 'USAGE')
      THEN REVOKE CREATE ON SCHEMA public FROM PUBLIC; END IF;
    END $$`)
}

async function grantTo(client: pg.Client, kind: 'web' | 'worker', role: string): Promise<void> {
  const name = pg.escapeIdentifier(role)
  const { rows } = await client.query<{ database: string; tables: string[]; functions: string[] }>(
    `SELECT current_database() AS database,
       ARRAY(SELECT relname::text FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')) AS tables,
       ARRAY(SELECT p.oid::regprocedure::text FROM pg_proc p
         WHERE p.pronamespace = 'public'::regnamespace AND p.proname = ANY($1)) AS functions`,
    [Object.values(roleFunctions).flat()],
  )
  const { database = '', tables = [], functions = [] } = rows[0] ?? {}
  const granted = Object.entries(tableGrants).flatMap(([table, grants]) => {
    const privileges = grantsOf(grants[kind] ?? {})
    if (privileges.length === 0 || !tables.includes(table)) return []
    return [`GRANT ${privileges.join(', ')} ON "${table}" TO ${name}`]
  })
  await client.query(
    [
      `GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${name}`,
      `GRANT USAGE ON SCHEMA public TO ${name}`,
      `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${name}`,
      ...granted,
      ...functions.flatMap((one) => [
        `REVOKE ALL ON FUNCTION ${one} FROM PUBLIC, ${name}`,
        ...(isFor(kind, one) ? [`GRANT EXECUTE ON FUNCTION ${one} TO ${name}`] : []),
      ]),
    ].join(';\n'),
  )
}

/** Whether a role has a function, which PostgreSQL names with the types of its parameters. */
const isFor = (kind: 'web' | 'worker', signature: string): boolean =>
  roleFunctions[kind].includes(signature.replace(/\(.*$/, ''))
