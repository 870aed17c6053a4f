import { AsyncLocalStorage } from 'node:async_hooks'

/** A part of this process's database connections that some work has to itself. */
export type DatabaseShare = { name: string; connections: number }

/**
 * The context is one for the process, although Next bundles copies of this module beside the
 * server's own.
 */
const shared = globalThis as { altaveuDatabaseShare?: AsyncLocalStorage<DatabaseShare> }

function storage(): AsyncLocalStorage<DatabaseShare> {
  shared.altaveuDatabaseShare ??= new AsyncLocalStorage()
  return shared.altaveuDatabaseShare
}

/** Runs work whose database calls, however deep, all use the connections of that share. */
export function withDatabaseShare<Result>(
  share: DatabaseShare,
  work: () => PromiseLike<Result>,
): Promise<Result> {
  // Prisma's promises start when `then` is called, so that call must happen within the context.
  return storage().run(share, async () => await work())
}

/**
 * The share of the running work; `undefined` outside of any, where the process's own pool is used.
 */
export function currentDatabaseShare(): DatabaseShare | undefined {
  return storage().getStore()
}
