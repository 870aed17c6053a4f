import pg from 'pg'

/** The attributes of a plain role: it can sign in, and has no other power by itself. */
export const plainAttributes = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS'

/** Makes a plain role with that password, or gives one of that name these attributes. */
export async function makeRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  await client.query(
    `${rowCount === 0 ? 'CREATE' : 'ALTER'} ROLE ${pg.escapeIdentifier(role)} ${plainAttributes}
     PASSWORD ${pg.escapeLiteral(password)}`,
  )
}
