import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { copySources, type SourceCopy, siteSources } from '@/tests/support/copy-sources'
import { root } from '@/tests/support/root'

/** Files whose source is another in the copy. */
export type Replaced = Record<string, (source: string) => string>

/**
 * The site in a folder of its own, production build and all, so that a running site keeps its
 * build. In the copy files can be replaced, of which nothing is in the product.
 */
export async function buildSiteCopy(replaced: Replaced = {}): Promise<SourceCopy> {
  const { folder, remove } = copySources(siteSources)
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
