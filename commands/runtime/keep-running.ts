import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { BoundedLog } from '@/commands/runtime/bounded-log'
import { keepOutput } from '@/commands/runtime/child-output'
import { printLine, Refusal } from '@/commands/runtime/steps'

export type Service = {
  /** The process's name at the terminal, such as `web 2`. */
  name: string
  file: string
  env: NodeJS.ProcessEnv
  log: BoundedLog
  /** Whether the terminal also shows output that is not a log line. */
  plain: boolean
  /** Called with each process that is started. */
  onStart(pid: number): void
}

export type Running = {
  /** The port it listens on (0: none), once it is ready. Rejects where its first start fails. */
  ready: Promise<number>
  /** Ends it and starts it anew, after a change of its source. */
  restart(): void
  /** Sends it the signal to end, and kills it after 11 s. */
  stop(): Promise<void>
}

const drainWithin = 11_000
const minPause = 1_000
const maxPause = 30_000
const healthyAfter = 60_000
/** From so many endings in a row the process counts as one that keeps ending. */
const crashLoopThreshold = 3

/**
 * Keeps one of Altaveu's processes running: one that ends by itself is started again, after a pause
 * that doubles from 1 s to 30 s, and is short again once it ran for a minute.
 */
export function keepRunning(service: Service): Running {
  const stopping = new AbortController()
  const first = Promise.withResolvers<number>()
  first.promise.catch(() => undefined)
  let child: ChildProcess | undefined
  let wanted = false
  let wasReady = false

  async function keep(): Promise<void> {
    const backoff = newBackoff(service)
    while (!stopping.signal.aborted) {
      const began = performance.now()
      const { current, ended } = startOnce()
      child = current
      await ended
      if (stopping.signal.aborted) return
      if (!wasReady && !wanted) {
        first.reject(new Refusal(`The ${service.name} process did not start (its log says why)`))
        return
      }
      if (!wanted) {
        const rest = backoff.afterEnding(performance.now() - began)
        await pause(rest, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
      wanted = false
    }
  }

  function startOnce(): { current: ChildProcess; ended: Promise<void> } {
    const current = spawn(process.execPath, ['--import', 'tsx', service.file], {
      env: service.env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // The child leads a process group of its own, since Ctrl-C is this process's to handle.
      detached: true,
    })
    if (current.pid) service.onStart(current.pid)
    for (const stream of [current.stdout, current.stderr]) {
      if (stream) keepOutput(service.name, stream, service.log, service.plain)
    }
    current.on('message', (message) => {
      if (typeof message !== 'object' || !message || !('ready' in message)) return
      if (wasReady) printLine(`${service.name}: runs again`)
      wasReady = true
      first.resolve(Number(message.ready))
    })
    const ended = new Promise<void>((done) => {
      current.once('error', () => done())
      current.once('close', () => done())
    })
    return { current, ended }
  }

  const kept = keep()
  return {
    ready: first.promise,
    restart() {
      wanted = true
      child?.kill('SIGTERM')
    },
    async stop() {
      stopping.abort()
      child?.kill('SIGTERM')
      const tooLong = setTimeout(() => child?.kill('SIGKILL'), drainWithin)
      await kept
      clearTimeout(tooLong)
    },
  }
}

/** The pause after a process has ended by itself, by how long it ran; prints it. */
function newBackoff({ name, log }: Service) {
  let rest = minPause
  let endings = 0
  return {
    afterEnding(ran: number): number {
      if (ran > healthyAfter) {
        rest = minPause
        endings = 0
      }
      endings += 1
      const now = rest
      rest = Math.min(rest * 2, maxPause)
      printLine(`${name}: ended by itself, starts again in ${now / 1_000} s`)
      if (endings === crashLoopThreshold) {
        const words = `It keeps ending: ${crashLoopThreshold} times in a row, each within a minute of its start`
        printLine(`${name}: ${words} (its log says why)`)
        log.write(`${JSON.stringify({ level: 50, time: Date.now(), msg: words })}\n`)
      }
      return now
    },
  }
}
