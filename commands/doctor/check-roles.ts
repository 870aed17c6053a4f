import { type Finding, note, ok } from '@/commands/doctor/finding'
import { db } from '@/lib/platform/db'
import type { Settings } from '@/lib/platform/settings'

/** Whether the processes use plain roles, and what is lost if they do not. */
export async function checkRoles(
  { roleDatabases }: Settings,
  embedded: boolean,
): Promise<Finding[]> {
  const missing = (['web', 'worker'] as const).filter((kind) => !roleDatabases[kind])
  const roles =
    embedded || missing.length === 0
      ? ok('Roles: web and worker have plain roles of their own in the database')
      : note(
          `Roles: ${missing.join(' and ')} use the owner's, who may do everything in the database`,
          'whoever takes such a process over can then read, change and erase signatures and content: ' +
            'npm run altaveu -- database roles makes them',
        )
  const [owner] = await db.$queryRaw<{ isSuperuser: boolean }[]>`
    SELECT rolsuper AS "isSuperuser" FROM pg_roles WHERE rolname = current_user`
  if (!owner?.isSuperuser) return [roles]
  return [
    roles,
    note(
      'Roles: DATABASE_URL is a superuser, who can read files and run programs on the server',
      'let a role without SUPERUSER own the database and its tables',
    ),
  ]
}
