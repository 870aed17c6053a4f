import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { Prisma, PrismaClient } from '@/lib/platform/generated/client'
import { causesOf } from '@/lib/platform/log'
import { settings } from '@/lib/platform/settings'
import { SharedPool } from '@/lib/platform/shared-pool'

const connectWithin = 3_000
const answerWithin = 15_000

type Opened = { pool: pg.Pool; prisma: PrismaClient; statementNames: Map<string, string> }

/**
 * The pool is one for the process, although Next bundles copies of this module beside the server's
 * own.
 */
const shared = globalThis as { altaveuDb?: Opened }

function connection() {
  const address = settings().database
  if (address === undefined) throw new Error('DATABASE_URL is not set for this process')
  const { host, port, user, password, database, sslmode } = address
  return {
    ...{ host, port, user, password, database },
    ...sslOf(sslmode),
    // The session's time zone is UTC, since the adapter binds instants as UTC without saying so. A
    // process that vanished in the middle of a transaction loses its locks before the day is over.
    options: '-c TimeZone=UTC -c idle_in_transaction_session_timeout=30000',
    connectionTimeoutMillis: connectWithin,
    keepAlive: true,
  }
}

/** The modes of libpq: `require` encrypts, `verify-full` also verifies the server's certificate. */
function sslOf(mode: string) {
  if (mode === 'require') return { ssl: { rejectUnauthorized: false } }
  return mode === 'verify-full' ? { ssl: { rejectUnauthorized: true } } : {}
}

function open(): Opened {
  const times = { statement_timeout: answerWithin, query_timeout: answerWithin }
  const pool = new SharedPool({ ...connection(), ...times, max: 10 })
  const adapter = new PrismaPg(pool, {
    disposeExternalPool: true,
    statementNameGenerator: ({ sql: text }) => statementName(text),
  })
  const prisma = new PrismaClient({ adapter, errorFormat: 'minimal' })
  return { pool, prisma, statementNames: new Map() }
}

function opened() {
  shared.altaveuDb ??= open()
  return shared.altaveuDb
}

const maxStatementNames = 500

/**
 * Each statement's text has a name, so that PostgreSQL parses and plans it once a connection. There
 * are few texts; if there were ever many (lists of changing lengths), the others would go without a
 * name.
 */
function statementName(text: string): string {
  const { statementNames } = opened()
  const known = statementNames.get(text)
  if (known || statementNames.size === maxStatementNames) return known ?? ''
  const name = `s${statementNames.size + 1}`
  statementNames.set(text, name)
  return name
}

/**
 * The database, for acts and queries. It is connected at first use. The callback of a
 * `$transaction` may run twice (`repeatOnce`), so it decides and writes there, and does nothing
 * else.
 */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get(_target, name) {
    const { prisma } = opened()
    const value = Reflect.get(prisma, name)
    if (typeof value !== 'function') return value
    if (name !== '$transaction') return value.bind(prisma)
    const transaction = value.bind(prisma) as (...given: unknown[]) => Promise<unknown>
    return (...given: unknown[]) => repeatOnce(() => transaction(...given))
  },
})

/**
 * The codes of PostgreSQL and Prisma for a transaction that was rolled back because of another one
 * and may be tried again.
 */
const conflictCodes = new Set(['40001', '40P01', 'P2034'])

/**
 * Repeats a transaction once where another one was in its way (a serialisation failure, a
 * deadlock): it was rolled back whole, and the other has gone on. A second failure is thrown to the
 * caller.
 */
async function repeatOnce<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (!causesOf(error).some(isConflict)) throw error
    return act()
  }
}

function isConflict(error: object): boolean {
  const kind = String(Reflect.get(error, 'kind') ?? '')
  return kind === 'TransactionWriteConflict' || hasCode(error, conflictCodes)
}

/**
 * Runs one statement by itself, past Prisma's client over the same connections: for those that many
 * people may run at once (docs/performance.md has what it saves). Returns its rows, or how many it
 * wrote.
 */
export async function runAlone<Row extends pg.QueryResultRow>(
  statement: Statement,
): Promise<{ rows: Row[]; written: number }> {
  const { text, values } = statement
  const result = await repeatOnce(() =>
    opened().pool.query<Row>({ name: statementName(text), text, values }),
  )
  return { rows: result.rows, written: result.rowCount ?? 0 }
}

/** The transaction that an act passes to the functions that write within it. */
export type Transaction = Omit<
  PrismaClient,
  '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'
>

export const sql = Prisma.sql

/** A statement as `sql` makes it: its text, and its values apart. */
export type Statement = Prisma.Sql

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
  await shared.altaveuDb?.prisma.$disconnect()
  delete shared.altaveuDb
}

/**
 * The codes of SQLSTATE, Prisma and the system that tell of the connection, not of the statement.
 */
const awayCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND'],
  // PostgreSQL: shut down or starting up, no connection left, connection lost, taking too long,
  // read-only, full.
  ...['57P01', '57P02', '57P03', '53300', '08000', '08003', '08006', '57014', '25006', '53100'],
  // PostgreSQL: a plan made before a migration; the next try makes a new one.
  '0A000',
  // Prisma: unreachable, timed out, closed, no connection from the pool, no transaction in time.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2037'],
])

const awayKinds = new Set([
  ...['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'],
])

const awayMessage =
  /Connection terminated|not queryable|timeout exceeded when trying to connect|Query read timeout/

/**
 * Whether an error means that the database could not be reached (gone, restarting, overloaded), so
 * that a later try may succeed.
 */
export function isDatabaseAway(error: unknown): boolean {
  return causesOf(error).some(isAbsence)
}

function isAbsence(error: object): boolean {
  const text = (name: string) => String(Reflect.get(error, name) ?? '')
  return (
    hasCode(error, awayCodes) || awayKinds.has(text('kind')) || awayMessage.test(text('message'))
  )
}

function hasCode(error: object, codes: ReadonlySet<string>): boolean {
  const text = (name: string) => String(Reflect.get(error, name) ?? '')
  return codes.has(text('code')) || codes.has(text('originalCode'))
}
