import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Line 1 of `postmaster.pid` is the process, line 4 the port, line 8 the state. */
export function postmasterOf(cluster: string): { pid: number; ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/**
 * Whether a process is PostgreSQL on this very cluster, and not another program under a reused
 * number.
 */
function runsOn(cluster: string, pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
  } catch {
    return false
  }
}

/**
 * Stops the PostgreSQL that a killed start left on this cluster and clears its lock file.
 * Returns whether there was one. Throws where it would not stop within 20 s.
 */
export async function stopLeftoverDatabase(cluster: string): Promise<boolean> {
  const left = postmasterOf(cluster)
  if (!left) return false
  const { pid } = left
  const there = pid > 1 && runsOn(cluster, pid)
  if (there) {
    process.kill(pid, 'SIGINT')
    const deadline = Date.now() + 20_000
    while (runsOn(cluster, pid)) {
      if (Date.now() > deadline) throw new Error(`An old PostgreSQL (process ${pid}) does not stop`)
      await pause(50)
    }
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  return there
}
