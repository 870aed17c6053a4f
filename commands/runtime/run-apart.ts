import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/**
 * Runs one of the project's TypeScript programs in a process of its own, as a person at the terminal
 * would see it, and returns its exit code. It ends with this process, however that ends.
 */
export async function runApart(file: string, args: readonly string[] = []): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
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
