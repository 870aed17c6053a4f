import { type ChildProcess, spawn } from 'node:child_process'
import { root } from '@/tests/support/root'

export type Child = {
  /** The port it listens on (0: none), once it is ready. Rejects with its log if it ends before. */
  ready: Promise<number>
  ended: Promise<number | undefined>
  pid: number
  /** All of its output so far, a line each. */
  log: string[]
  /** Sends SIGTERM and waits until it has ended. */
  stop(): Promise<void>
  /** Ends it as a crash would (SIGKILL). */
  kill(): Promise<void>
}

/** In the place of a process that a test does without: ready at once, and ended. */
export const neverStarted: Child = {
  ready: Promise.resolve(0),
  ended: Promise.resolve(0),
  pid: 0,
  log: [],
  stop: () => Promise.resolve(),
  kill: () => Promise.resolve(),
}

/**
 * Starts one of the project's processes as the supervisor does: with a channel to its parent, on
 * which it says that it is ready and with which it ends. Nothing of the tests' environment reaches
 * it but what a program needs to run.
 */
export function startChild(file: string, env: Record<string, string>, args: string[] = []): Child {
  const { PATH = '', HOME = '/', TMPDIR } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: root,
    env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const log = linesOf(child)
  const ended = new Promise<number | undefined>((done) => {
    child.once('close', (code) => done(code ?? undefined))
  })
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    await ended
  }
  return {
    ready: readiness(child, ended, file, log),
    ended,
    pid: child.pid ?? 0,
    log,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

function linesOf(child: ChildProcess): string[] {
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\n')
      rest = parts.pop() ?? ''
      lines.push(...parts.filter((line) => line.trim() !== ''))
    })
    stream?.on('end', () => rest && lines.push(rest))
  }
  return lines
}

function readiness(
  child: ChildProcess,
  ended: Promise<number | undefined>,
  file: string,
  log: string[],
): Promise<number> {
  const ready = new Promise<number>((resolve, reject) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && message && 'ready' in message)
        resolve(Number(message.ready))
    })
    void ended.then((code) => reject(new Error(`${file} ended with ${code}:\n${log.join('\n')}`)))
  })
  ready.catch(() => undefined)
  return ready
}
