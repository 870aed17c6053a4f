import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrateDatabase } from '@/commands/runtime/migrate-database'
import { localPlainRoles, localRoles } from '@/commands/runtime/postgres/local-database-url'
import { grantRoles } from '@/commands/runtime/roles/grant-roles'

const passwordOf = (role: 'owner' | 'web' | 'worker') => `password-of-${role}`

/**
 * To be called before a start on a folder: gives the owner and the plain roles passwords that every
 * test knows.
 */
export function fixRolePasswords(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  for (const role of ['owner', 'web', 'worker'] as const) {
    writeFileSync(join(folder, localRoles[role].passwordFile), passwordOf(role), { mode: 0o600 })
  }
}

/** The address of a tests' database for one of the plain roles, as that process has it. */
export function urlAs(role: 'web' | 'worker', databaseUrl: string): string {
  const url = new URL(databaseUrl)
  url.username = localRoles[role].name
  url.password = passwordOf(role)
  return url.href
}

/** The database that the address names, migrated by its owner, with all that the plain roles may do. */
export async function migrateAndGrant(ownerUrl: string): Promise<void> {
  await migrateDatabase(ownerUrl)
  await grantRoles(ownerUrl, localPlainRoles)
}
