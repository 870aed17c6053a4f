import pg from 'pg'

/** What a role of Altaveu's may at most be: it signs in, and nothing more by itself. */
export const plainAttributes = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'

/** Makes a plain role with that password, or brings one of that name to it. */
export async function makeRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  await client.query(
    `${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${pg.escapeIdentifier(role)} ${plainAttributes}
     PASSWORD ${pg.escapeLiteral(password)}`,
  )
}
