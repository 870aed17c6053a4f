import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from '@/commands/runtime/postgres/postgres-account'
import { spawnOnce } from '@/commands/runtime/spawn-once'

const root = join(import.meta.dirname, '../..')
const marker = join(root, '.next', 'altaveu-build')

const folders = ['app', 'components', 'lib', 'public']
const files = [
  'next.config.ts',
  'next.config.mjs',
  'postcss.config.mjs',
  'package-lock.json',
  'tsconfig.json',
]

type BuildOptions = { actionsKey: string; signal: AbortSignal }

/**
 * Builds the site unless what is there was built from the same sources with the same key of server
 * actions. The mark is set once a build is whole, so that one which was killed is made again.
 */
export async function buildSite(options: BuildOptions): Promise<'built' | 'unchanged'> {
  const hash = hashOfSources(options.actionsKey)
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return 'unchanged'
  rmSync(marker, { force: true })
  await build(options)
  writeFileSync(marker, hash)
  return 'built'
}

/** Removes the cache of a failed build: it can make the next one fail as well. */
async function build({ actionsKey, signal }: BuildOptions): Promise<void> {
  const next = join(root, 'node_modules/next/dist/bin/next')
  try {
    await spawnOnce(launch(undefined, process.execPath, [next, 'build'], []), {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        NO_COLOR: '1',
        NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
      },
      signal,
    })
  } catch (error) {
    rmSync(join(root, '.next'), { recursive: true, force: true })
    throw error
  }
}

function hashOfSources(actionsKey: string): string {
  const hash = createHash('sha256').update(actionsKey).update(process.version)
  for (const folder of folders) addFolder(hash, join(root, folder))
  for (const file of files) addFile(hash, join(root, file))
  return hash.digest('hex')
}

function addFolder(hash: ReturnType<typeof createHash>, folder: string): void {
  if (!existsSync(folder)) return
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  const paths = entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name))
  for (const path of paths.sort()) addFile(hash, path)
}

function addFile(hash: ReturnType<typeof createHash>, path: string): void {
  if (!existsSync(path)) return
  const content = readFileSync(path)
  hash.update(`${path.slice(root.length)}\n${content.length}\n`).update(content)
}
