import { printLine } from '@/commands/runtime/steps'
import { startClock } from '@/lib/platform/clock'
import { closeDatabase } from '@/lib/platform/db'
import { lockWorkspace } from '@/lib/staff/manage/lock-workspace'
import { unlockWorkspace } from '@/lib/staff/manage/unlock-workspace'
import { operator } from '@/lib/staff/staff-member'

const words = {
  locked:
    'The workspace is locked: all sessions have ended and nobody gets in. The public site goes on.',
  'already-locked': 'The workspace was locked before.',
  unlocked: 'The workspace is unlocked. Everybody signs in anew.',
  'not-locked': 'The workspace was not locked.',
  'not-allowed': 'Only the command line may do that.',
} as const

/** `altaveu staff lock` and `altaveu staff unlock`. Returns the exit code. */
export async function staffLock(act: 'lock' | 'unlock'): Promise<number> {
  const stopClock = await startClock()
  try {
    const { outcome } = await (act === 'lock' ? lockWorkspace(operator) : unlockWorkspace(operator))
    printLine(words[outcome])
    return 0
  } finally {
    stopClock()
    await closeDatabase()
  }
}
