import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { localPlainRoles } from '@/commands/runtime/postgres/local-database-url'
import { grantRoles } from '@/commands/runtime/roles/grant-roles'
import { makeRole, plainAttributes } from '@/commands/runtime/roles/make-role'
import { printLine, Refusal } from '@/commands/runtime/steps'
import { readSettings } from '@/lib/platform/settings'
import type { DatabaseAddress } from '@/lib/platform/settings/database-address'
import { poolOf } from '@/prisma/engine/postgres-address'

const insufficientPrivilege = '42501'

/**
 * `altaveu database roles`: makes the plain roles of web and worker in the database of
 * DATABASE_URL, where they are missing, and prints the settings with which the processes use them.
 * Where the owner may make no roles, it prints the statements for somebody who may. A repetition
 * only renews what the roles may do.
 */
export async function databaseRoles(): Promise<void> {
  const { database } = readSettings(process.env)
  if (!database) throw new Refusal('The embedded database has its roles already: nothing to do.')
  const client = new pg.Client(poolOf(database.url).pool)
  await client.connect()
  try {
    for (const kind of ['web', 'worker'] as const) await prepareRole(client, kind, database)
    await grantRoles(database.url, await rolesThere(client))
  } finally {
    await client.end()
  }
}

async function prepareRole(
  client: pg.Client,
  kind: 'web' | 'worker',
  database: DatabaseAddress,
): Promise<void> {
  const role = localPlainRoles[kind]
  const there = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
  if (there.rowCount) return printLine(`${role} is there already; its password stays.`)
  const password = randomBytes(24).toString('base64url')
  const setting = `${kind.toUpperCase()}_DATABASE_URL=${addressFor(database, role, password)}`
  try {
    await makeRole(client, role, password)
    printLine(setting)
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== insufficientPrivilege) throw error
    printLine(
      `${database.user} may make no roles. Let whoever may run this, then run the command again:`,
    )
    printLine(`  CREATE ROLE ${role} ${plainAttributes} PASSWORD '${password}';`)
    printLine(`and set ${setting}`)
  }
}

async function rolesThere(client: pg.Client): Promise<Partial<typeof localPlainRoles>> {
  const { rows } = await client.query<{ name: string }>('SELECT rolname AS name FROM pg_roles')
  const names = new Set(rows.map(({ name }) => name))
  return Object.fromEntries(Object.entries(localPlainRoles).filter(([, name]) => names.has(name)))
}

function addressFor({ url }: DatabaseAddress, role: string, password: string): string {
  const address = new URL(url)
  address.username = role
  address.password = password
  return address.href
}
