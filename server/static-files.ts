import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { FinishedDocument } from '@/server/document'
import { bareContentPolicy, type HeaderList } from '@/server/security-headers'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

const forever = 'public, max-age=31536000, immutable'
const aWeek = 'public, max-age=604800'
const anHour = 'public, max-age=3600'

export type StaticFiles = { find(path: string): Promise<FinishedDocument> | undefined }

/**
 * The files that are served as they are: the folder `public` and the files of the build. They are
 * listed once, so that a path can only name one of them, and each is read and compressed once;
 * under development (`dev`) each time, and no browser stores it.
 */
export async function readStaticFiles(
  root: string,
  base: HeaderList,
  dev: boolean,
): Promise<StaticFiles> {
  const files = new Map<string, string>()
  await list(join(root, 'public'), '/', files)
  await list(join(root, '.next', 'static'), '/_next/static/', files)
  const read = new Map<string, Promise<FinishedDocument>>()

  function find(path: string): Promise<FinishedDocument> | undefined {
    const known = read.get(path)
    if (known) return known
    const file = files.get(path)
    if (file === undefined) return undefined
    const reading = readOne(path, file, base, dev ? 'no-store' : cachingOf(path))
    if (dev) return reading
    read.set(path, reading)
    reading.catch(() => read.delete(path))
    return reading
  }

  return { find }
}

async function list(folder: string, address: string, into: Map<string, string>): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile() || types[extname(entry.name)] === undefined) continue
    const file = join(entry.parentPath, entry.name)
    into.set(address + relative(folder, file).split(sep).join('/'), file)
  }
}

async function readOne(
  path: string,
  file: string,
  base: HeaderList,
  caching: string,
): Promise<FinishedDocument> {
  const body = await readFile(file)
  const headers = ['Cache-Control', caching, 'Content-Security-Policy', bareContentPolicy]
  const type = types[extname(path)] ?? 'application/octet-stream'
  return new FinishedDocument(200, type, [...headers, ...base], body, 'forever')
}

function cachingOf(path: string): string {
  const hashed = path.startsWith('/_next/static/') || /[.-][0-9a-f]{8,}\.\w+$/.test(path)
  if (hashed) return forever
  return path.startsWith('/fonts/') ? aWeek : anHour
}
