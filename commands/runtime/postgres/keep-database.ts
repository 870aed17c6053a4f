import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openLog } from '@/commands/runtime/bounded-log'
import { type LocalDatabase, startLocalDatabase } from '@/commands/runtime/postgres/local-database'
import { databaseFolderOf } from '@/commands/runtime/postgres/local-database-url'
import { printLine } from '@/commands/runtime/steps'

const betweenAttempts = 2_000

/** Starts the data folder's own PostgreSQL, and again on the same port whenever it ends by itself. */
export async function keepDatabase(
  dataDir: string,
): Promise<Pick<LocalDatabase, 'url' | 'roleUrls' | 'stop'>> {
  const log = openLog(join(dataDir, 'logs', 'database.log'))
  let stopping = false
  const start = (port?: number) =>
    startLocalDatabase({
      folder: databaseFolderOf(dataDir),
      onProgress: (words) => printLine(`  ${words}`),
      onLog: (text) => log.write(text),
      ...(port ? { port } : {}),
    })
  let database = await start()
  const { url, roleUrls, port } = database

  async function keep(): Promise<void> {
    while (!stopping) {
      await database.ended
      if (stopping) return
      printLine('database: ended by itself, starts again')
      database = await startAgain()
    }
  }

  async function startAgain(): Promise<LocalDatabase> {
    for (;;) {
      try {
        const again = await start(port)
        printLine('database: runs again')
        return again
      } catch (error) {
        if (stopping) return database
        printLine(`database: ${error instanceof Error ? error.message : 'does not start'}`)
        await pause(betweenAttempts)
      }
    }
  }

  const kept = keep()
  return {
    url,
    roleUrls,
    async stop() {
      stopping = true
      await database.stop()
      await kept
      // Stops a server that started again just while the stop was under way.
      await database.stop()
      log.close()
    },
  }
}
