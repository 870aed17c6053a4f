import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { root } from '@/commands/checks/run-tool'

/**
 * The key of server actions that the tests' build is made with: this checkout's own where it was
 * started before, so that `npm start` and `npm test` find each other's build unchanged.
 */
export function actionsKey(): string {
  const folder = resolve(root, process.env.DATA_DIR || '.data')
  try {
    return readFileSync(resolve(folder, 'keys/web/actions'), 'utf8').trim()
  } catch {
    return Buffer.alloc(32, 'altaveu tests').toString('base64')
  }
}
