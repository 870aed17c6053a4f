import { spawn } from 'node:child_process'
import type { Launch } from '@/commands/runtime/postgres/postgres-account'

/** The environment of PostgreSQL's programs, which holds no secret of ours. */
export const postgresEnvironment: NodeJS.ProcessEnv = {
  // Next's types of every environment require it; PostgreSQL ignores it.
  NODE_ENV: 'production',
  PATH: process.env.PATH,
  LC_ALL: 'C.UTF-8',
  LC_MESSAGES: 'C',
  TZ: 'UTC',
}

type SpawnOptions = { env?: NodeJS.ProcessEnv; cwd?: string; signal?: AbortSignal }

/**
 * Runs a program to its end, in a process group of its own. Throws with the end of what it said
 * where it failed, and with an `AbortError` where the signal ended it.
 */
export function spawnOnce({ file, args, as }: Launch, options: SpawnOptions = {}): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(file, args, {
      ...as,
      env: postgresEnvironment,
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output = (output + chunk).slice(-4_000)
      })
    }
    child.on('error', fail)
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(output.trim()))))
  })
}
