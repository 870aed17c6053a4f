import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The roles of an embedded PostgreSQL. Its superuser only makes the others; the owner migrates and
 * runs the operator's commands; web and worker have what `role-grants.ts` gives them. Each one's
 * password is in a file beside the cluster.
 */
export const localRoles = {
  superuser: { name: 'altaveu', passwordFile: 'password' },
  owner: { name: 'altaveu_owner', passwordFile: 'owner-password' },
  web: { name: 'altaveu_web', passwordFile: 'web-password' },
  worker: { name: 'altaveu_worker', passwordFile: 'worker-password' },
} as const

/** The roles to which `grantRoles` gives the privileges of an embedded PostgreSQL's plain roles. */
export const localPlainRoles = { web: localRoles.web.name, worker: localRoles.worker.name }

export type LocalRole = keyof typeof localRoles

/** The folder of a data folder's own PostgreSQL: the cluster, its passwords, its port. */
export const databaseFolderOf = (dataDir: string): string => join(dataDir, 'database')

export function addressOf(port: number, role: LocalRole, password: string): string {
  return `postgresql://${localRoles[role].name}:${password}@127.0.0.1:${port}/altaveu`
}

/**
 * The address of a data folder's own PostgreSQL for one of its roles, as it was last started, running or
 * not; `undefined` before its first start.
 */
export function localDatabaseUrl(dataDir: string, role: LocalRole = 'owner'): string | undefined {
  const folder = databaseFolderOf(dataDir)
  try {
    const port = Number(readFileSync(join(folder, 'port'), 'utf8'))
    const password = readFileSync(join(folder, localRoles[role].passwordFile), 'utf8')
    return addressOf(port, role, password.trim())
  } catch {
    return undefined
  }
}
