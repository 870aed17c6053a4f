import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openLog } from '@/commands/runtime/bounded-log'
import { childEnvironment } from '@/commands/runtime/child-environment'
import { keepRunning, type Running } from '@/commands/runtime/keep-running'
import { noteProcess } from '@/commands/runtime/running-processes'
import { step } from '@/commands/runtime/steps'
import { watchSources } from '@/commands/runtime/watch-sources'
import { webKeys } from '@/lib/platform/keys/web'
import type { Settings } from '@/lib/platform/settings'

const files = { web: 'server/main.ts', worker: 'worker/main.ts' } as const

/** Starts the processes of this installation and waits until they answer requests. */
export async function startServices(
  settings: Settings,
  databaseUrls: Record<'web' | 'worker', string>,
  undo: (() => Promise<void>)[],
  signal: AbortSignal,
): Promise<void> {
  const running = servicesOf(settings).map((service) => ({
    ...service,
    kept: startService(service, settings, databaseUrls[service.kind]),
  }))
  undo.push(async () => void (await Promise.all(running.map(({ kept }) => kept.stop()))))
  for (const { kind, title, kept } of running) {
    await step(`${title[0]?.toUpperCase()}${title.slice(1)}`, () =>
      orAbort(isReady(kind, kept, settings, signal), signal),
    )
  }
  const worker = running.find(({ kind }) => kind === 'worker')
  if (settings.dev && worker) undo.push(watchSources(() => worker.kept.restart()))
}

type Service = { kind: 'web' | 'worker'; title: string; logFile: string }

/** The processes to start; several of the web share the port, and each has a log of its own. */
function servicesOf({ processes, webProcesses }: Settings): Service[] {
  return processes.flatMap((kind) =>
    Array.from({ length: kind === 'web' ? webProcesses : 1 }, (_, index) => ({
      kind,
      title: index === 0 ? kind : `${kind} ${index + 1}`,
      logFile: index === 0 ? `${kind}.log` : `${kind}-${index + 1}.log`,
    })),
  )
}

function startService(
  { kind, title, logFile }: Service,
  settings: Settings,
  databaseUrl: string,
): Running {
  const more = kind === 'web' ? { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: webKeys().actions } : {}
  return keepRunning({
    name: title,
    file: files[kind],
    env: childEnvironment(kind, { ...settings, databaseUrl }, more),
    log: openLog(join(settings.dataDir, 'logs', logFile)),
    plain: settings.dev,
    onStart: (pid) => noteProcess(settings.dataDir, pid),
  })
}

async function isReady(
  name: 'web' | 'worker',
  kept: Running,
  { host }: Settings,
  signal: AbortSignal,
): Promise<void> {
  const port = await kept.ready
  if (name === 'worker') return
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host
  const address = `http://${reachable.includes(':') && !reachable.startsWith('[') ? `[${reachable}]` : reachable}:${port}/api/health/ready`
  while (!signal.aborted) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(30_000) }).catch(
      () => undefined,
    )
    await answer?.body?.cancel()
    if (answer?.ok) return
    await pause(200)
  }
}

function orAbort<Result>(act: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((done, fail) => {
    signal.addEventListener('abort', () => fail(signal.reason))
    act.then(done, fail)
  })
}
