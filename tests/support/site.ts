import { actionsKey } from '@/commands/checks/actions-key'
import { type Child, neverStarted, startChild } from '@/tests/support/child'
import type { Database } from '@/tests/support/database'
import { urlAs } from '@/tests/support/database-roles'
import { freePort } from '@/tests/support/free-port'
import { type Installation, makeInstallation } from '@/tests/support/installation'
import { type Mailbox, mailboxOf } from '@/tests/support/mail/mailbox'
import { unexpectedLines } from '@/tests/support/unexpected-lines'

/** The parts of a running site that a test needs, whoever started it. */
export type Site = {
  /** Such as `http://127.0.0.1:40123`. */
  origin: string
  installation: Installation
  mailbox: Mailbox
  /** Error lines that the test provokes: lines that match do not fail it. */
  expectErrors(pattern: RegExp): void
}

/** One that a test may end and start again. */
export type OwnSite = Site & {
  web: Child
  worker: Child
  /** Starts the web or the worker anew, after a test has ended it. */
  startAgain(process: 'web' | 'worker'): Promise<void>
  /** All lines that web and worker have logged, restarts included. */
  log(): string[]
  /** Ends both as a crash would. */
  kill(): Promise<void>
  /** Ends both, removes all, and throws if an error was logged that nobody expected. */
  stop(): Promise<void>
}

export type SiteOptions = {
  /** Otherwise a fresh one, dropped with the site. */
  database?: Database
  installation?: Installation
  /** The name that the site's addresses have: passkeys work on `localhost`, and on no bare address. */
  host?: 'localhost' | '127.0.0.1'
  /** Whether nobody answers letters and tallies: then the worker runs only once it is started again. */
  withoutWorker?: boolean
  /** More settings, such as `{ SIGNATURES_PER_MINUTE: '5' }`. */
  env?: Record<string, string>
}

/** A limit high enough for all requests that tests send from this one machine. */
const manyAttempts = { SIGNATURES_PER_MINUTE: '1000000' }

/** The real web and worker processes on an installation of their own, ready to answer. */
export async function startSite(options: SiteOptions = {}): Promise<OwnSite> {
  const installation = options.installation ?? (await makeInstallation(options.database))
  // Its own address is a setting of a site (links in letters hold it), so the port is chosen before.
  const port = await freePort()
  const origin = `http://${options.host ?? '127.0.0.1'}:${port}`
  const start = (name: 'web' | 'worker') =>
    startChild(name === 'web' ? 'server/main.ts' : 'worker/main.ts', {
      DATABASE_URL: urlAs(name, installation.database.url),
      DATA_DIR: name === 'web' ? installation.webFolder : installation.workerFolder,
      PORT: `${port}`,
      APP_URL: origin,
      ...manyAttempts,
      ...(name === 'web' ? { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey() } : {}),
      ...options.env,
    })
  const children: Child[] = []
  const expected: RegExp[] = []
  const add = (child: Child) => {
    children.push(child)
    return child
  }
  const log = () => children.flatMap((child) => child.log)

  const site: OwnSite = {
    origin,
    installation,
    mailbox: mailboxOf(origin),
    web: add(start('web')),
    worker: options.withoutWorker ? neverStarted : add(start('worker')),
    async startAgain(name) {
      site[name] = add(start(name))
      await site[name].ready
    },
    expectErrors: (pattern) => void expected.push(pattern),
    log,
    kill: async () => void (await Promise.all([site.web.kill(), site.worker.kill()])),
    async stop() {
      await Promise.all([site.web.stop(), site.worker.stop()])
      if (!options.installation) await installation.remove()
      const lines = unexpectedLines(log(), expected)
      if (lines.length > 0) throw new Error(`The site logged errors:\n${lines.join('\n')}`)
    },
  }
  try {
    await Promise.all([site.web.ready, site.worker.ready])
  } catch (error) {
    await site.kill()
    throw error
  }
  return site
}
