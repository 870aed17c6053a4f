import { awaitContentVersion } from '@/commands/runtime/await-content-version'
import { printLine } from '@/commands/runtime/steps'
import { findDefender } from '@/lib/defenders/manage/find-defender'
import { showDefender } from '@/lib/defenders/manage/show-defender'
import { closeDatabase } from '@/lib/platform/db'
import { operator } from '@/lib/staff/staff-member'

/**
 * `altaveu show SLUG`: shows a person again who was taken down, and prints when each web process
 * does. Returns the exit code: 0 where all do, 2 where one is silent, 1 where there is nobody to
 * show.
 */
export async function show(slug: string): Promise<number> {
  try {
    const defender = await findDefender(slug)
    const done = defender && (await showDefender(operator, defender.id))
    switch (done?.outcome) {
      case undefined:
      case 'not-allowed':
      case 'unknown-defender':
        printLine(`There is no defender at ${slug}: it is the last part of a profile's address.`)
        return 1
      case 'never-public':
        printLine(`${slug} was never public: only who was taken down can be shown again.`)
        return 1
      case 'retired':
        printLine(`${slug} is an identity that the person has left: it is never shown again.`)
        return 1
      case 'hidden-by-own-link':
        printLine(`${slug} was hidden by their own link: two members of the staff undo that.`)
        return 1
      case 'already-public':
        printLine(`${slug} is public already.`)
        break
      case 'shown':
        printLine(`${slug} is shown again.`)
    }
    return (await awaitContentVersion(done.contentVersion)) ? 0 : 2
  } finally {
    await closeDatabase()
  }
}
