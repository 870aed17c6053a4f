import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/**
 * `npm run bench`: measures what `docs/performance.md` tells of, shows it as a table and writes it
 * to `bench-results.json`. Returns the exit code: 0 also where an aim is not met, for these are aims.
 */
export async function runBench(): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/main.ts'], {
    cwd: root,
    // With the channel it ends where this process does, however that ends.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const interrupt = () => void child.kill('SIGTERM')
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  child.once('error', reject)
  child.once('exit', (code) => resolve(code ?? 1))
  return promise.finally(() => process.off('SIGINT', interrupt).off('SIGTERM', interrupt))
}
