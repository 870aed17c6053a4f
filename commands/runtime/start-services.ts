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

/** Starts the processes of this installation and waits until a request would be answered. */
export async function startServices(
  settings: Settings & { databaseUrl: string },
  undo: (() => Promise<void>)[],
  signal: AbortSignal,
): Promise<void> {
  const running = settings.processes.map((name) => ({ name, kept: startService(name, settings) }))
  undo.push(async () => void (await Promise.all(running.map(({ kept }) => kept.stop()))))
  for (const { name, kept } of running) {
    await step(name === 'web' ? 'Web' : 'Worker', () =>
      orAbort(isReady(name, kept, settings, signal), signal),
    )
  }
  const worker = running.find(({ name }) => name === 'worker')
  if (settings.dev && worker) undo.push(watchSources(() => worker.kept.restart()))
}

function startService(
  name: 'web' | 'worker',
  settings: Settings & { databaseUrl: string },
): Running {
  const more = name === 'web' ? { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: webKeys().actions } : {}
  return keepRunning({
    name,
    file: files[name],
    env: childEnvironment(name, settings, more),
    log: openLog(join(settings.dataDir, 'logs', `${name}.log`)),
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
