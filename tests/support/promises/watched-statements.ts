import { startLocalDatabase } from '@/commands/runtime/postgres/local-database'
import { ask as askDatabase } from '@/tests/support/database'
import { fixRolePasswords, migrateAndGrant } from '@/tests/support/database-roles'
import { eventually } from '@/tests/support/eventually'
import { type Installation, makeInstallation } from '@/tests/support/installation'
import { temporaryFolder } from '@/tests/support/temporary-folder'

export type WatchedStatements = {
  installation: Installation
  /** What an act returns, and the statements that the web makes for it, in their order. */
  during<Answer>(act: () => Promise<Answer>): Promise<{ answer: Answer; statements: string[] }>
  stop(): Promise<void>
}

/** What the web asks each second whatever happens. */
const background = /content_version|clock_timestamp|running_process|take_down|mail_is_late/

/** An installation on a PostgreSQL that tells each statement, without what is filled in. */
export async function watchStatements(): Promise<WatchedStatements> {
  let log = ''
  const folder = temporaryFolder('telling')
  fixRolePasswords(folder.path)
  const postgres = await startLocalDatabase({
    folder: folder.path,
    settings: { log_statement: 'all', log_line_prefix: '\u0001', fsync: 'off' },
    onLog: (text) => {
      log += text
    },
  })
  await migrateAndGrant(postgres.url)
  const url = postgres.superuserUrl
  const installation = await makeInstallation({
    url,
    query: (text, values) => askDatabase(url, text, values),
    drop: async () => undefined,
  })
  return {
    installation,
    async during(act) {
      const from = log.length
      const answer = await act()
      // PostgreSQL writes before it answers, but its log takes a way of its own to here.
      const mark = `mark_${from}`
      await askDatabase(url, `SELECT 1 AS ${mark}`)
      await eventually('the log', () => log.includes(mark, from))
      const statements = log
        .slice(from, log.indexOf(mark, from))
        .split('\u0001')
        .map((entry) => entry.trim().replace(/\s+/g, ' '))
        .filter((entry) => /^LOG: +(statement|execute)/.test(entry) && !background.test(entry))
        .filter((entry) => !entry.includes('SELECT 1 AS mark_'))
      return { answer, statements }
    },
    async stop() {
      await installation.remove()
      await postgres.stop()
      folder.remove()
    },
  }
}
