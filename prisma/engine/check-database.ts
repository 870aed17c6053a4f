import pg from 'pg'
import { poolOf } from '@/prisma/engine/postgres-address'

/** A refusal in the words and under the codes of Prisma's own engine. */
export type Refusal = { error_code: string; message: string }

const noSuchDatabase = '3D000'
const thereAlready = '42P04'

/** Whether the database of an address answers; `undefined` where it does. */
export function canConnect(address: string): Promise<Refusal | undefined> {
  const { pool } = poolOf(address)
  return refusalOf(pool, () => askOn(pool, 'SELECT 1'))
}

/** Makes the database of an address; that it exists already is no fault. */
export function createDatabase(address: string): Promise<Refusal | undefined> {
  const { pool } = poolOf(address)
  const name = pg.escapeIdentifier(pool.database ?? '')
  return refusalOf(pool, () =>
    askOn({ ...pool, database: 'postgres' }, `CREATE DATABASE ${name}`).catch((error) => {
      if (codeOf(error) !== thereAlready) throw error
    }),
  )
}

async function askOn(where: pg.PoolConfig, question: string): Promise<void> {
  const client = new pg.Client(where)
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(question)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function refusalOf(
  where: pg.PoolConfig,
  act: () => Promise<void>,
): Promise<Refusal | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    const at = `${where.host}:${where.port}`
    const database = `Database \`${where.database}\``
    switch (codeOf(error)) {
      case noSuchDatabase:
        return { error_code: 'P1003', message: `${database} does not exist at \`${at}\`.` }
      case '28P01':
      case '28000':
        return { error_code: 'P1000', message: `Authentication failed at \`${at}\`.` }
      default:
        return { error_code: 'P1001', message: `Can't reach database server at \`${at}\`` }
    }
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined
}
