import type { PoolConfig } from 'pg'

/** The parts of a PostgreSQL address; `schema` is Prisma's own parameter. */
export function poolOf(address: string): { pool: PoolConfig; schema: string } {
  const url = new URL(address)
  const ssl = url.searchParams.get('sslmode')
  return {
    schema: url.searchParams.get('schema') ?? 'public',
    pool: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port || 5432),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
      ...(ssl && ssl !== 'disable' ? { ssl: { rejectUnauthorized: ssl === 'verify-full' } } : {}),
      connectionTimeoutMillis: 10_000,
    },
  }
}
