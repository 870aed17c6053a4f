import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where a data folder keeps its own PostgreSQL: the cluster, its password, its port. */
export const databaseFolderOf = (dataDir: string): string => join(dataDir, 'database')

export function addressOf(port: number, password: string): string {
  return `postgresql://altaveu:${password}@127.0.0.1:${port}/altaveu`
}

/**
 * The address of a data folder's own PostgreSQL as it was last started, running or not;
 * `undefined` before its first start.
 */
export function localDatabaseUrl(dataDir: string): string | undefined {
  const folder = databaseFolderOf(dataDir)
  try {
    const port = Number(readFileSync(join(folder, 'port'), 'utf8'))
    return addressOf(port, readFileSync(join(folder, 'password'), 'utf8').trim())
  } catch {
    return undefined
  }
}
