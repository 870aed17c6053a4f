import { awaitContentVersion } from '@/commands/runtime/await-content-version'
import { printLine } from '@/commands/runtime/steps'
import { findDefender } from '@/lib/defenders/manage/find-defender'
import { takeDownDefender } from '@/lib/defenders/manage/take-down-defender'
import { closeDatabase } from '@/lib/platform/db'
import { operator } from '@/lib/staff/staff-member'

/**
 * `altaveu take-down SLUG`: takes a person off the public web and prints when each web process has
 * dropped its pages. Returns the exit code: 0 where all have, 2 where one is silent, 1 where there
 * is nobody to take down.
 */
export async function takeDown(slug: string): Promise<number> {
  try {
    const defender = await findDefender(slug)
    const done = defender && (await takeDownDefender(operator, defender.id))
    switch (done?.outcome) {
      case undefined:
      case 'not-allowed':
      case 'unknown-defender':
        printLine(`There is no defender at ${slug}: it is the last part of a profile's address.`)
        return 1
      case 'not-public':
        printLine(`${slug} is a draft, which the public never saw.`)
        return 1
      case 'already-taken-down':
        printLine(`${slug} was taken down before.`)
        break
      case 'taken-down':
        printLine(`${slug} is taken down.`)
    }
    return (await awaitContentVersion(done.contentVersion)) ? 0 : 2
  } finally {
    await closeDatabase()
  }
}
