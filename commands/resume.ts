import { printLine } from '@/commands/runtime/steps'
import { closeDatabase } from '@/lib/platform/db'
import { resumeAfterRestore } from '@/lib/restoration/manage/resume-after-restore'
import { operator } from '@/lib/staff/staff-member'

/** `altaveu resume`: ends the hold of a restored installation. Returns the exit code. */
export async function resume(): Promise<number> {
  try {
    const { outcome } = await resumeAfterRestore(operator)
    switch (outcome) {
      case 'resumed':
        printLine(
          'It goes on: letters go out, pages are shown, and what is past its term is deleted.',
        )
        return 0
      case 'not-held':
        printLine(
          'Nothing is held: this database was not restored, or somebody has said so before.',
        )
        return 0
      case 'not-allowed':
        throw new Error('The operator may do this')
    }
  } finally {
    await closeDatabase()
  }
}
