import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** A nonce for one answer, 128 random bits. */
export const makeNonce = (): string => randomBytes(16).toString('base64')

/**
 * The SHA-256 of every style sheet of the build. Next writes a sheet into the page as a `<style>` without
 * a nonce, byte for byte such a file, and its client runtime does the same on the way to another page.
 */
export async function readStyleHashes(root: string): Promise<string[]> {
  const folder = join(root, '.next', 'static')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const sheets = entries.filter((entry) => entry.isFile() && extname(entry.name) === '.css')
  const hashes = await Promise.all(
    sheets.map(async ({ parentPath, name }) => hashOf(await readFile(join(parentPath, name)))),
  )
  return hashes.toSorted()
}

const hashOf = (css: Buffer) => createHash('sha256').update(css).digest('base64')

/** Which styles and scripts a page of the workspace may have. */
export type StaffSources = { styleHashes: readonly string[]; dev: boolean }

/**
 * The policy of a page that keeps its client runtime: scripts by the answer's nonce and what they load,
 * styles by their hash. React's development build evaluates code, and Next's tools there write styles;
 * only this machine is answered then.
 */
export function staffContentPolicy(nonce: string, { styleHashes, dev }: StaffSources): string {
  const styles = dev ? ["'unsafe-inline'"] : styleHashes.map((hash) => `'sha256-${hash}'`)
  const evaluation = dev ? " 'unsafe-eval'" : ''
  return [
    "default-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    `style-src 'self' ${styles.join(' ')}`.trimEnd(),
    `script-src 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
  ].join('; ')
}
