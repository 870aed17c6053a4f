import { printLine } from '@/commands/runtime/steps'
import { closeDatabase } from '@/lib/platform/db'
import { type ListedMember, listMembers } from '@/lib/staff/manage/list-members'

/** `altaveu staff list`: a line for each who is on the staff, and whether the workspace is locked. */
export async function staffList(): Promise<number> {
  try {
    const members = (await listMembers()).filter(({ endedAt }) => endedAt === null)
    if (members.length === 0) {
      printLine('Nobody is on the staff yet: altaveu staff invite EMAIL --role administrator')
      return 0
    }
    const widest = Math.max(...members.map(({ email }) => email.length))
    for (const member of members) {
      printLine(`${member.email.padEnd(widest)}  ${member.role.padEnd(13)}  ${stateOf(member)}`)
    }
    return 0
  } finally {
    await closeDatabase()
  }
}

function stateOf({ joinedAt, enrolled }: ListedMember): string {
  if (joinedAt === null) return 'invited, has not signed in yet'
  return enrolled ? 'has a second factor' : 'has no second factor'
}
