import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import type { PoolConfig } from 'pg'
import { poolOf } from '@/prisma/engine/postgres-address'

/**
 * Prisma's adapter for pg, with what the schema engine needs and the adapter of 7.10.0 does not do:
 * a shadow database that is never the main one, scripts that are not cut at every `;`, and columns
 * of PostgreSQL's type "char", in which its catalogues tell what a constraint does.
 */
export function engineAdapter(
  address: string,
): SqlMigrationAwareDriverAdapterFactory & { close(): Promise<void> } {
  const { pool, schema } = poolOf(address)
  const opened: SqlDriverAdapter[] = []
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    async connect() {
      const adapter = await connect(pool, schema)
      opened.push(adapter)
      return adapter
    },
    connectToShadowDb: () => connectToShadow(pool, schema),
    async close() {
      for (const adapter of opened) await adapter.dispose().catch(() => undefined)
    },
  }
}

async function connect(pool: PoolConfig, schema: string): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool, { schema }).connect()
  const startTransaction = adapter.startTransaction.bind(adapter)
  return Object.assign(lettingChars(adapter), {
    executeScript: (script: string) => runScript(adapter, script),
    startTransaction: async (...level: Parameters<typeof startTransaction>) =>
      lettingChars(await startTransaction(...level)),
  })
}

async function connectToShadow(pool: PoolConfig, schema: string): Promise<SqlDriverAdapter> {
  const main = await connect(pool, schema)
  const database = `prisma_migrate_shadow_db_${randomUUID()}`
  await runScript(main, `CREATE DATABASE "${database}"`)
  const shadow = await connect({ ...pool, database }, schema)
  const leave = shadow.dispose.bind(shadow)
  return Object.assign(shadow, {
    dispose: async () => {
      await leave()
      await runScript(main, `DROP DATABASE "${database}" WITH (FORCE)`)
      await main.dispose()
    },
  })
}

/** A query without arguments goes out in the simple protocol, which takes a whole script. */
async function runScript(adapter: SqlDriverAdapter, sql: string): Promise<void> {
  await adapter.executeRaw({ sql, args: [], argTypes: [] })
}

type Fields = { fields?: { dataTypeID: number }[] }
type Asking = { queryRaw(query: SqlQuery): Promise<SqlResultSet> }

const charType = 18
const textType = 25

function lettingChars<Queryable extends Asking>(queryable: Queryable): Queryable {
  const queryRaw = queryable.queryRaw
  const performIO = method(queryable, 'performIO')
  return Object.assign(queryable, {
    async queryRaw(query: SqlQuery) {
      const chars: number[] = []
      const watched = Object.create(queryable, {
        performIO: {
          async value(asked: SqlQuery) {
            const result: Fields = await performIO(asked)
            result.fields?.forEach((field, column) => {
              if (field.dataTypeID !== charType) return
              field.dataTypeID = textType
              chars.push(column)
            })
            return result
          },
        },
      })
      const result: SqlResultSet = await queryRaw.call(watched, query)
      for (const column of chars) result.columnTypes[column] = ColumnTypeEnum.Character
      return result
    },
  })
}

function method(of: object, name: string): (query: SqlQuery) => Promise<Fields> {
  const found: unknown = Reflect.get(of, name)
  if (typeof found !== 'function') throw new Error(`@prisma/adapter-pg has no ${name} any more`)
  return found.bind(of)
}
