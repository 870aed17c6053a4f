import { AsyncLocalStorage } from 'node:async_hooks'

/** A part of this process's database connections that some work has to itself. */
export type DatabaseShare = { name: string; connections: number }

/** One a process, though Next bundles copies of this module beside the server's own. */
const shared = globalThis as { altaveuDatabaseShare?: AsyncLocalStorage<DatabaseShare> }

function storage(): AsyncLocalStorage<DatabaseShare> {
  shared.altaveuDatabaseShare ??= new AsyncLocalStorage()
  return shared.altaveuDatabaseShare
}

/** Whatever this work asks of the database, however deep, it asks over the connections of that share. */
export function withDatabaseShare<Result>(
  share: DatabaseShare,
  work: () => PromiseLike<Result>,
): Promise<Result> {
  // Prisma's promises begin with their `then`, which must happen within.
  return storage().run(share, async () => await work())
}

/** The share of the work that is running; `undefined` outside of any, where the process's own holds. */
export function currentDatabaseShare(): DatabaseShare | undefined {
  return storage().getStore()
}
