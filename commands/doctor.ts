import { existsSync } from 'node:fs'
import { checkBackups } from '@/commands/doctor/check-backups'
import { checkConnection } from '@/commands/doctor/check-connection'
import { checkDatabase } from '@/commands/doctor/check-database'
import { checkDisk } from '@/commands/doctor/check-disk'
import { checkHold } from '@/commands/doctor/check-hold'
import { checkKeys } from '@/commands/doctor/check-keys'
import { checkMail } from '@/commands/doctor/check-mail'
import { checkProcesses } from '@/commands/doctor/check-processes'
import { checkRetention } from '@/commands/doctor/check-retention'
import { checkRoles } from '@/commands/doctor/check-roles'
import { checkTransport } from '@/commands/doctor/check-transport'
import { count, type Finding, lineOf, wrong } from '@/commands/doctor/finding'
import { databaseFolderOf } from '@/commands/runtime/postgres/local-database-url'
import { printLine, Refusal } from '@/commands/runtime/steps'
import { withDatabase } from '@/commands/runtime/with-database'
import { now, startClock } from '@/lib/platform/clock'
import { closeDatabase } from '@/lib/platform/db'
import { readSettings, settings } from '@/lib/platform/settings'

/**
 * `altaveu doctor`: checks the installation and says what to do about each fault. Returns the exit
 * code, 1 where something is wrong. It prints numbers and names of settings, never a person's data.
 */
export async function doctor(): Promise<number> {
  const given = readSettings(process.env)
  if (!given.database && !existsSync(databaseFolderOf(given.dataDir))) {
    throw new Refusal(
      `There is no installation in DATA_DIR ${given.dataDir}, and DATABASE_URL is not set. ` +
        'Run npm start once, or set DATA_DIR to where it is',
    )
  }
  const found: Finding[] = []
  await withDatabase(
    async () => void found.push(...(await checkInstallation(given.database === undefined))),
  )
  for (const finding of found) printLine(lineOf(finding))
  const faults = found.filter(({ state }) => state === 'wrong').length
  printLine(faults === 0 ? 'All is well.' : `${count(faults, 'thing')} to mend.`)
  return faults === 0 ? 0 : 1
}

async function checkInstallation(embedded: boolean): Promise<Finding[]> {
  const { dataDir, processes } = settings()
  const here = [
    ...(embedded ? [] : checkConnection(settings())),
    ...checkKeys(processes),
    checkDisk(dataDir),
    ...checkTransport(settings()),
  ]
  const database = await checkDatabase()
  if (database.some(({ state }) => state === 'wrong')) {
    await closeDatabase()
    return [...database, ...here]
  }
  const stopClock = await startClock()
  try {
    return [...database, ...here, ...(await checkDatabaseContent(embedded))]
  } finally {
    stopClock()
    await closeDatabase()
  }
}

async function checkDatabaseContent(embedded: boolean): Promise<Finding[]> {
  try {
    return [
      ...(await checkRoles(settings(), embedded)),
      ...(await checkHold()),
      ...(embedded ? await checkBackups(settings().dataDir, now()) : []),
      ...(await checkProcesses()),
      ...(await checkMail(now())),
      ...(await checkRetention(now())),
    ]
  } catch (error) {
    const kind = error instanceof Error ? error.name : typeof error
    return [wrong(`Mail and retention could not be looked at (${kind})`, 'run doctor once more')]
  }
}
