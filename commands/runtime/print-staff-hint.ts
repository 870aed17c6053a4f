import { printLine } from '@/commands/runtime/steps'
import { closeDatabase, db } from '@/lib/platform/db'
import { settings } from '@/lib/platform/settings'

/** Says where staff sign in and, while nobody is on the staff, how the first of them gets in. */
export async function printStaffHint(): Promise<void> {
  printLine(`Staff sign in at ${settings().appUrl}/staff`)
  const members = await db.staffMember.count({ where: { endedAt: null } })
  await closeDatabase()
  if (members > 0) return
  printLine('Nobody is on the staff yet. To invite yourself, in another terminal:')
  printLine('  npm run altaveu -- staff invite you@example.org --role administrator')
}
