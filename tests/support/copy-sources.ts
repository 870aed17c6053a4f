import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@/tests/support/root'

/**
 * The folders that a site is built from and served by; the packages are found in the folder above.
 */
export const siteSources = [
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

export type SourceCopy = { folder: string; remove(): void }

/** Sources of the project in a folder of their own, which goes at the latest with this process. */
export function copySources(parts: readonly string[]): SourceCopy {
  // Within the project, so that packages resolve; git and the checks know this name as passing.
  const folder = mkdtempSync(join(root, '.test-copy-'))
  const remove = () => {
    process.off('exit', remove)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  process.on('exit', remove)
  for (const part of parts) {
    const from = join(root, part)
    if (existsSync(from)) cpSync(from, join(folder, part), { recursive: true })
  }
  return { folder, remove }
}
