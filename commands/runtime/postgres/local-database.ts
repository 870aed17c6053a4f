import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '@/commands/runtime/free-port'
import {
  addressOf,
  type LocalRole,
  localRoles,
} from '@/commands/runtime/postgres/local-database-url'
import { ensurePassword, makeCluster } from '@/commands/runtime/postgres/make-cluster'
import { launch, postgresAccount } from '@/commands/runtime/postgres/postgres-account'
import { postgresBinaries } from '@/commands/runtime/postgres/postgres-binaries'
import { postgresSettings } from '@/commands/runtime/postgres/postgres-settings'
import { prepareLocalRoles } from '@/commands/runtime/postgres/prepare-local-roles'
import {
  postmasterOf,
  stopLeftoverDatabase,
} from '@/commands/runtime/postgres/stop-leftover-database'
import { postgresEnvironment } from '@/commands/runtime/spawn-once'

export type LocalDatabase = {
  /** Address of the database `altaveu` for its owner, who migrates. */
  url: string
  /** The same for the plain roles of the two processes. */
  roleUrls: Record<'web' | 'worker', string>
  /** The same for the superuser, which makes the others; nothing that runs uses it. */
  superuserUrl: string
  port: number
  pid: number
  /** Settles when PostgreSQL has ended, for whatever reason. */
  ended: Promise<void>
  /** Ends it cleanly: within 3 s, or as a crash would (nothing committed is lost either way). */
  stop(): Promise<void>
  /** Ends it as a power cut would (SIGKILL), for tests. */
  kill(): Promise<void>
}

export type LocalDatabaseOptions = {
  /** Holds the cluster, its password and its port; made where it is not there. */
  folder: string
  /** The wanted port; without one, the last start's where it is free, else any. */
  port?: number
  onProgress?: (words: string) => void
  /** Called with the lines of PostgreSQL's log. */
  onLog?: (text: string) => void
  /** More of PostgreSQL's own settings, such as `{ fsync: 'off' }` for a throw-away cluster. */
  settings?: Record<string, string>
}

const startWithin = 60_000
const stopWithin = 3_000
const loopback = '127.0.0.1'

/**
 * Starts the embedded PostgreSQL on a folder: makes its cluster at the first start, stops one that
 * a killed start left, recovers after a crash. It ends with this process, however that ends (on
 * Linux: with the thread that called this). Throws with what PostgreSQL said where it cannot start.
 */
export async function startLocalDatabase(options: LocalDatabaseOptions): Promise<LocalDatabase> {
  const folder = resolve(options.folder)
  const cluster = join(folder, 'cluster')
  mkdirSync(folder, { recursive: true })
  const account = postgresAccount(cluster)
  // The user that PostgreSQL runs as has to pass through this folder, and may list nothing in it.
  chmodSync(folder, account ? 0o711 : 0o700)
  const passwords = {
    superuser: ensurePassword(folder, localRoles.superuser.passwordFile),
    owner: ensurePassword(folder, localRoles.owner.passwordFile),
    web: ensurePassword(folder, localRoles.web.passwordFile),
    worker: ensurePassword(folder, localRoles.worker.passwordFile),
  }
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    const left = await stopLeftoverDatabase(cluster)
    if (left) options.onProgress?.('stopped a PostgreSQL that an earlier start had left')
  } else {
    options.onProgress?.('making a new PostgreSQL cluster')
    await makeCluster(cluster, passwords.superuser, account)
  }
  const { child, port } = await startServer(
    cluster,
    options,
    await choosePort(folder, options.port),
  )
  writeFileSync(join(folder, 'port'), `${port}`, { mode: 0o600 })
  chmodSync(join(folder, 'port'), 0o600)
  const urlOf = (role: LocalRole) => addressOf(port, role, passwords[role])
  await prepareLocalRoles(urlOf('superuser'), passwords)
  return running(child, {
    url: urlOf('owner'),
    roleUrls: { web: urlOf('web'), worker: urlOf('worker') },
    superuserUrl: urlOf('superuser'),
    port,
  })
}

type Started = { child: ChildProcess; port: number }

/** After a crash the backends of the killed server may hold the cluster for a moment: try again. */
async function startServer(
  cluster: string,
  options: LocalDatabaseOptions,
  port: number,
): Promise<Started> {
  const deadline = Date.now() + startWithin
  for (let attempt = 1; ; attempt++) {
    let output = ''
    const collectOutput = (text: string) => {
      output = (output + text).slice(-2_000)
      options.onLog?.(text)
    }
    const child = spawnServer(cluster, port, options.settings ?? {}, collectOutput)
    if (await isReady(child, cluster, deadline)) return { child, port }
    if (attempt >= 20 || Date.now() > deadline || !/still in use|starting up/.test(output)) {
      child.kill('SIGKILL')
      throw new Error(`PostgreSQL does not start. It said: ${output.trim()}`)
    }
    await pause(500)
  }
}

function spawnServer(
  cluster: string,
  port: number,
  more: Record<string, string>,
  collectOutput: (text: string) => void,
): ChildProcess {
  const { postgres, share } = postgresBinaries()
  const settings = Object.entries({ ...postgresSettings, ...more, port: `${port}` })
  const args = ['-D', cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const {
    file,
    args: all,
    as,
  } = launch(postgresAccount(cluster), postgres, args, [postgres, share, cluster])
  const child = spawn(file, all, {
    ...as,
    env: postgresEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
    // The server leads a process group of its own, since Ctrl-C is the starter's to handle, clients
    // first.
    detached: true,
  })
  child.stderr?.setEncoding('utf8').on('data', collectOutput)
  child.on('error', (error) => collectOutput(error.message))
  return child
}

async function isReady(child: ChildProcess, cluster: string, deadline: number): Promise<boolean> {
  while (!hasEnded(child) && Date.now() < deadline) {
    const postmaster = postmasterOf(cluster)
    if (postmaster?.ready && postmaster.pid === child.pid) return true
    await pause(20)
  }
  return false
}

const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

type Addresses = Pick<LocalDatabase, 'url' | 'roleUrls' | 'superuserUrl' | 'port'>

function running(child: ChildProcess, addresses: Addresses): LocalDatabase {
  const ended = new Promise<void>((done) => {
    if (hasEnded(child)) done()
    else child.once('exit', () => done())
  })
  return {
    ...addresses,
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.kill('SIGINT')
      const tooLong = setTimeout(() => child.kill('SIGQUIT'), stopWithin)
      await ended
      clearTimeout(tooLong)
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function choosePort(folder: string, wanted: number | undefined): Promise<number> {
  if (wanted) return wanted
  try {
    return await freePort(Number(readFileSync(join(folder, 'port'), 'utf8')), loopback)
  } catch {
    return freePort(0, loopback)
  }
}
