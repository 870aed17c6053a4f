import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from '@/lib/platform/generated/client'
import { settings } from '@/lib/platform/settings'

const connectWithin = 3_000
const answerWithin = 15_000

/** One client a process, though Next bundles its own copy of this module beside the server's. */
const shared = globalThis as { altaveuDb?: PrismaClient }

function connection() {
  const address = settings().databaseUrl
  if (address === undefined) throw new Error('DATABASE_URL is not set for this process')
  const url = new URL(address)
  const ssl = url.searchParams.get('sslmode')
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ...(ssl && ssl !== 'disable' ? { ssl: { rejectUnauthorized: ssl === 'verify-full' } } : {}),
    // The adapter binds instants as UTC without saying so.
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: connectWithin,
    keepAlive: true,
  }
}

function makeClient(): PrismaClient {
  const adapter = new PrismaPg(
    { ...connection(), max: 10, statement_timeout: answerWithin, query_timeout: answerWithin },
    {
      onPoolError: () => undefined,
      onConnectionError: () => undefined,
      statementNameGenerator: ({ sql: text }) => statementName(text),
    },
  )
  return new PrismaClient({ adapter, errorFormat: 'minimal' })
}

const statementNames = new Map<string, string>()
const mostNames = 500

/**
 * Each statement's text has a name, so that PostgreSQL parses and plans it once a connection. There
 * are few of them; were there ever many (lists of changing lengths), the rest go without.
 */
function statementName(text: string): string {
  const known = statementNames.get(text)
  if (known || statementNames.size === mostNames) return known ?? ''
  const name = `s${statementNames.size + 1}`
  statementNames.set(text, name)
  return name
}

/** The database, for acts and queries. Made at first use. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, name) {
    shared.altaveuDb ??= makeClient()
    const value = Reflect.get(shared.altaveuDb, name)
    return typeof value === 'function' ? value.bind(shared.altaveuDb) : value
  },
})

/** What an act hands to the functions that write within its transaction. */
export type Transaction = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'
>

export const sql = Prisma.sql

/** A connection of its own that can LISTEN; the caller connects and ends it. */
export function makeListener(): pg.Client {
  return new pg.Client({ ...connection(), query_timeout: connectWithin })
}

/** The database server's time. Throws while the database is away. */
export async function databaseTime(): Promise<Date> {
  const rows = await db.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() AS at`
  const at = rows[0]?.at
  if (!at) throw new Error('The database told no time')
  return at
}

/** Closes this process's client, if there is one. */
export async function closeDatabase(): Promise<void> {
  await shared.altaveuDb?.$disconnect()
  delete shared.altaveuDb
}

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  // PostgreSQL: admin shutdown, crash shutdown, cannot connect now, too many connections,
  // connection exceptions, query cancelled by the time-out, read-only, disk full.
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
  '57014',
  '25006',
  '53100',
  // Prisma: unreachable, timed out, closed, no connection from the pool, too many connections.
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2037',
])

const awayKinds = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
])

/**
 * Whether an error means that the database could not be asked (gone, restarting, overloaded),
 * so that trying again later can help; looks through the causes that libraries wrap around it.
 */
export function isDatabaseAway(error: unknown): boolean {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 6; depth++) {
    const { code, originalCode, kind, message, cause } = at as Record<string, unknown>
    if ([code, originalCode].some((one) => typeof one === 'string' && awayCodes.has(one)))
      return true
    if (typeof kind === 'string' && awayKinds.has(kind)) return true
    if (
      typeof message === 'string' &&
      /Connection terminated|timeout exceeded when trying to connect|Query read timeout/.test(
        message,
      )
    )
      return true
    const meta = (at as { meta?: { driverAdapterError?: unknown } }).meta
    at = cause ?? meta?.driverAdapterError
  }
  return false
}
