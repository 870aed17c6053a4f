import pg from 'pg'
import { localRoles } from '@/commands/runtime/postgres/local-database-url'
import { makeRole } from '@/commands/runtime/roles/make-role'

type Passwords = Record<'owner' | 'web' | 'worker', string>

/**
 * Makes sure that an embedded PostgreSQL has its plain roles and the database `altaveu`, which its
 * owner owns with all that is in it. It runs at each start, as the superuser, which nothing else
 * uses: a superuser can read files and run programs (`COPY … FROM PROGRAM`).
 */
export async function prepareLocalRoles(superuserUrl: string, passwords: Passwords): Promise<void> {
  const server = new URL(superuserUrl)
  server.pathname = '/postgres'
  await withClient(server.href, async (client) => {
    for (const role of ['owner', 'web', 'worker'] as const) {
      await makeRole(client, localRoles[role].name, passwords[role])
    }
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'altaveu'")
    const verb =
      rowCount === 0 ? 'CREATE DATABASE altaveu OWNER' : 'ALTER DATABASE altaveu OWNER TO'
    await client.query(`${verb} ${localRoles.owner.name}`)
  })
  await withClient(superuserUrl, async (client) => void (await client.query(reassignToOwner)))
}

/**
 * Reassigns what a start of an older release left to the superuser; extensions' own objects stay
 * theirs.
 */
const reassignToOwner = `
  DO $$
  DECLARE
    one record;
    owner oid := '${localRoles.owner.name}'::regrole;
  BEGIN
    FOR one IN
      SELECT format('ALTER %s %s OWNER TO ${localRoles.owner.name}',
          CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
          c.oid::regclass) AS statement
        FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'S')
          AND c.relowner <> owner
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('e', 'a', 'i'))
      UNION ALL
      SELECT format('ALTER ROUTINE %s OWNER TO ${localRoles.owner.name}', p.oid::regprocedure)
        FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.proowner <> owner
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
      UNION ALL
      SELECT format('ALTER TYPE %s OWNER TO ${localRoles.owner.name}', t.oid::regtype)
        FROM pg_type t
        WHERE t.typnamespace = 'public'::regnamespace AND t.typtype = 'e' AND t.typowner <> owner
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
    LOOP
      EXECUTE one.statement;
    END LOOP;
  END $$`

async function withClient(url: string, act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    await act(client)
  } finally {
    await client.end()
  }
}
