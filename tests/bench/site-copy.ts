import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '@/tests/support/root'

/** What a site is built from and served by; the packages are found in the folder above. */
const parts = [
  'app',
  'components',
  'lib',
  'public',
  'server',
  'next.config.ts',
  'postcss.config.mjs',
  'package.json',
  'tsconfig.json',
  'next-env.d.ts',
]

export type SiteCopy = { folder: string; remove(): void }

/** Files whose source is another in the copy. */
export type Replaced = Record<string, (source: string) => string>

/**
 * The site in a folder of its own, production build and all, so that a running site keeps its
 * build. In the copy files can be replaced, of which nothing is in the product.
 */
export async function buildSiteCopy(replaced: Replaced = {}): Promise<SiteCopy> {
  // Within the project, so that packages resolve; git and the checks know this name as passing.
  const folder = mkdtempSync(join(root, '.test-bench-'))
  const remove = () => {
    process.off('exit', remove)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  process.on('exit', remove)
  for (const part of parts) {
    const from = join(root, part)
    if (existsSync(from)) cpSync(from, join(folder, part), { recursive: true })
  }
  for (const [file, change] of Object.entries(replaced)) {
    const path = join(folder, file)
    writeFileSync(path, change(readFileSync(path, 'utf8')))
  }
  await build(folder)
  return { folder, remove }
}

async function build(folder: string): Promise<void> {
  const next = join(root, 'node_modules/next/dist/bin/next')
  const building = promisify(execFile)(process.execPath, [next, 'build'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  const stop = () => void building.child.kill()
  process.on('exit', stop)
  await building.finally(() => process.off('exit', stop))
}
