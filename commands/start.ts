import { checkConnection } from '@/commands/doctor/check-connection'
import { buildSite } from '@/commands/runtime/build-site'
import { dataFolderRefusal, prepareDataFolder } from '@/commands/runtime/data-folder'
import { lockDataFolder } from '@/commands/runtime/data-folder-lock'
import { portToListenOn } from '@/commands/runtime/free-port'
import { migrateDatabase } from '@/commands/runtime/migrate-database'
import { keepDatabase } from '@/commands/runtime/postgres/keep-database'
import { localPlainRoles } from '@/commands/runtime/postgres/local-database-url'
import { printStaffHint } from '@/commands/runtime/print-staff-hint'
import { readKeys } from '@/commands/runtime/read-keys'
import { grantRoles, type PlainRoles } from '@/commands/runtime/roles/grant-roles'
import { stopLeftoverProcesses } from '@/commands/runtime/running-processes'
import { startServices } from '@/commands/runtime/start-services'
import { printLine, Refusal, step } from '@/commands/runtime/steps'
import { closeDatabase } from '@/lib/platform/db'
import { ensureLocalKeys } from '@/lib/platform/keys/ensure-local-keys'
import { webKeys } from '@/lib/platform/keys/web'
import {
  hasMailbox,
  isLocalInstallation,
  readSettings,
  type Settings,
  settings,
} from '@/lib/platform/settings'
import { readHold } from '@/lib/restoration/read-hold'
import { loadContent } from '@/prisma/seed/load-content'

/** The functions that undo a start, called last first. */
type Undo = (() => Promise<void>)[]

/**
 * `npm start`: starts the installation and runs until it is asked to end (Ctrl-C, SIGTERM), then
 * ends all of it. Returns the exit code: 0 once it ran, 1 with words where it could not start.
 */
export async function start(options: { dev: boolean }): Promise<number> {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stopping.abort())
  }
  const undo: Undo = []
  let code = 0
  try {
    await startInstallation(options.dev, undo, stopping.signal)
    await aborted(stopping.signal)
  } catch (error) {
    if (!stopping.signal.aborted) {
      code = 1
      printError(error)
    }
  }
  if (undo.length > 1) await step('Stopping', () => undoStart(undo))
  else await undoStart(undo)
  return code
}

async function startInstallation(dev: boolean, undo: Undo, signal: AbortSignal): Promise<void> {
  const began = performance.now()
  const given = readSettings(process.env)
  prepareDataFolder(given.dataDir, given.database === undefined)
  const lock = await lockDataFolder(given.dataDir)
  undo.push(lock.release)
  const left = await stopLeftoverProcesses(given.dataDir)
  if (left > 0)
    printLine(`Stopped ${left} ${left === 1 ? 'process' : 'processes'} of an earlier start.`)
  if (given.processes.includes('web')) {
    process.env.PORT = `${await portToListenOn(given.port, given.host)}`
  }
  if (isLocalInstallation(given)) ensureLocalKeys(given.dataDir)

  const database = await openDatabase(given, undo)
  readKeys(given.processes)
  signal.throwIfAborted()
  await step(
    'Migrations',
    () => migrateDatabase(database.url),
    (names) => words(names.length, 'applied'),
  )
  await grantRoles(database.url, database.roles)
  if (given.processes.includes('web')) await prepareSite(dev, signal)
  signal.throwIfAborted()
  await startServices(settings(), database.roleUrls, undo, signal)
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  printLine(`Everything runs after ${seconds} s. Ctrl-C ends it.`)
  if (await isHeld()) printLine(heldWords)
  if (given.processes.includes('web')) printLine(`Altaveu is ready at ${settings().appUrl}`)
  if (given.processes.includes('web')) await printStaffHint()
  if (hasMailbox(settings())) printLine(`Mailbox: ${settings().appUrl}/dev/mailbox`)
}

async function isHeld(): Promise<boolean> {
  const hold = await readHold()
  await closeDatabase()
  return hold !== undefined
}

const heldWords =
  'Restored from a backup, and held: no letter goes out and no page is shown until ' +
  'npm run altaveu -- resume'

const words = (count: number, what: string) => (count === 0 ? 'nothing new' : `${count} ${what}`)

type OpenedDatabase = {
  /** The address for the owner, who migrates. */
  url: string
  /** The address for each process: its plain role, or the owner where it has none. */
  roleUrls: Record<'web' | 'worker', string>
  roles: PlainRoles
}

/**
 * From here on this process's own settings hold the database's address, whichever database it is.
 */
async function openDatabase(given: Settings, undo: Undo): Promise<OpenedDatabase> {
  if (given.database) {
    for (const { says, state } of checkConnection(given)) if (state === 'note') printLine(says)
    return givenDatabase(given.database.url, given.roleDatabases)
  }
  const database = await step('Database', () => keepDatabase(given.dataDir))
  undo.push(database.stop)
  process.env.DATABASE_URL = database.url
  return { ...database, roles: localPlainRoles }
}

function givenDatabase(url: string, { web, worker }: Settings['roleDatabases']): OpenedDatabase {
  return {
    url,
    roleUrls: { web: web?.url ?? url, worker: worker?.url ?? url },
    roles: { ...(web ? { web: web.user } : {}), ...(worker ? { worker: worker.user } : {}) },
  }
}

async function prepareSite(dev: boolean, signal: AbortSignal): Promise<void> {
  const sample = settings().databaseIsLocal
  await step(
    'Content',
    () => loadContent({ sample }),
    (outcome) => outcome,
  )
  await closeDatabase()
  signal.throwIfAborted()
  const { actions } = webKeys()
  if (!dev)
    await step(
      'Site',
      () => buildSite({ actionsKey: actions, signal }),
      (outcome) => outcome,
    )
}

async function undoStart(undo: Undo): Promise<void> {
  for (const act of undo.reverse()) await act()
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done()
    // The pending wait keeps the process alive.
    const alive = setInterval(() => undefined, 2 ** 30)
    signal.addEventListener('abort', () => {
      clearInterval(alive)
      done()
    })
  })
}

function printError(error: unknown): void {
  const refusal = dataFolderRefusal(readSettingsDataDir(), error)
  if (refusal) printLine(refusal.message)
  else if (error instanceof Refusal || (error instanceof Error && error.name === 'SettingsError'))
    printLine(error.message)
  else
    printLine(`Altaveu could not start: ${error instanceof Error ? error.message : String(error)}`)
}

function readSettingsDataDir(): string {
  try {
    return readSettings(process.env).dataDir
  } catch {
    return ''
  }
}
