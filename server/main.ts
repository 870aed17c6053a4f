import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { startClock } from '@/lib/platform/clock'
import { watchContentVersion } from '@/lib/platform/content-version'
import { closeDatabase } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { hasMailbox, settings } from '@/lib/platform/settings'
import { removeProcess } from '@/lib/processes/remove-process'
import { reportProcess } from '@/lib/processes/report-process'
import { newProcess } from '@/lib/processes/running-process'
import { answerRequest } from '@/server/answer-request'
import { connectionLimits, openFilesLimit } from '@/server/connections'
import { answerDevelopment, isNextRequest } from '@/server/development/answer-development'
import { watchSourceChanges } from '@/server/development/source-changes'
import { drain } from '@/server/drain'
import { makeHttpServer } from '@/server/http-server'
import { quietConsole } from '@/server/quiet-console'
import { securityHeaders } from '@/server/security-headers'
import { makeSite } from '@/server/site'
import { checkTakeDowns } from '@/server/staff/check-take-downs'
import { readStyleHashes } from '@/server/staff/staff-policy'
import { readStaticFiles } from '@/server/static-files'

const root = fileURLToPath(new URL('..', import.meta.url))

async function serve(): Promise<void> {
  const { dev, appUrl, host, port, webProcesses } = settings()
  if (!dev) quietConsole()
  const app = next({ dev, dir: root, customServer: true, hostname: host, port })
  const thisProcess = newProcess('web')
  // The clock starts first, since the version's watch uses it to know which changes are still to
  // come.
  const stopClock = await startClock()
  const [contentVersion] = await Promise.all([
    watchContentVersion((version, run) => reportProcess(thisProcess, version, run)),
    app.prepare(),
  ])
  const handler = app.getRequestHandler()
  const base = securityHeaders(appUrl)
  const site = makeSite({
    settings: settings(),
    mailbox: hasMailbox(settings()),
    reports: settings().webhookSecret !== undefined,
    next: (request, response) => handler(request, response),
    contentVersion,
    files: await readStaticFiles(root, base, dev),
    staffSources: { styleHashes: await readStyleHashes(root), dev },
  })
  const stopChecks = checkTakeDowns(site, thisProcess.id, contentVersion)
  const changes = dev ? watchSourceChanges(root) : undefined
  const server = makeHttpServer({
    answer: (request, response, refused) => {
      if (changes && answerDevelopment(site.next, changes, request, response)) return
      answerRequest(site, request, response, refused)
    },
    headers: base,
    limits: connectionLimits(openFilesLimit(), settings().proxyHops),
  })
  if (dev) {
    // A page may have to be compiled first, and an open page waits for changes without a word.
    server.setTimeout(0)
    passOnUpgrades(server, app.getUpgradeHandler())
  }

  let stopping = false
  async function stop(): Promise<void> {
    if (stopping) return
    stopping = true
    site.draining = true
    changes?.stop()
    await Promise.all([drain(server), stopChecks()])
    stopClock()
    await Promise.allSettled([contentVersion.stop(), app.close()])
    await removeProcess(thisProcess).catch(() => undefined)
    await closeDatabase().catch(() => undefined)
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  // The supervisor has ended, so nobody would stop this process any more.
  process.on('disconnect', () => void stop())

  const listening = await listen(server, { port, host, reusePort: webProcesses > 1 })
  log.info('The site answers', { port: listening })
  process.send?.({ ready: listening })
}

type Upgrades = ReturnType<ReturnType<typeof next>['getUpgradeHandler']>

/** Next's development tools connect by WebSocket; nothing else does. */
function passOnUpgrades(server: Server, handle: Upgrades): void {
  server.on('upgrade', (request, socket, head) => {
    if (isNextRequest(request.url)) void handle(request, socket, head)
    else socket.destroy()
  })
}

/** Several web processes share the port: Linux spreads new connections over them (SO_REUSEPORT). */
function listen(
  server: Server,
  options: { port: number; host: string; reusePort: boolean },
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options, () => resolve((server.address() as AddressInfo).port))
  })
}

/** The reason why a start failed, in words that name the setting to change. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const { port, host } = settings()
  if (code === 'EADDRINUSE') return `PORT ${port} is in use: set PORT to another, such as PORT=3001`
  if (code === 'EACCES')
    return `PORT ${port} needs rights that this user has not: set PORT to 1024 or more`
  if (code === 'EADDRNOTAVAIL') return `HOST ${host} is no address of this machine`
  return 'The site could not start'
}

serve().catch((error: unknown) => {
  log.error(reasonOf(error), { error })
  process.exitCode = 1
  process.exit()
})
