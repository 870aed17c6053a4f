import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodingsOf, foundIn, withoutZeros } from '@/tests/support/promises/search-patterns'

/** All that an installation writes, but the mailbox: the database's files, keys, and what it logs. */
function* filesOf(path: string): Generator<string> {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name === 'mailbox') continue
    const one = join(path, entry.name)
    if (entry.isDirectory()) yield* filesOf(one)
    else if (entry.isFile()) yield one
  }
}

/** All bytes of these folders and logs, each that differs once, with the place of each. */
function allBytes(folders: string[], log: string): { place: string; bytes: Buffer }[] {
  const found = new Map<string, { place: string; bytes: Buffer }>([
    [log, { place: 'the logs', bytes: Buffer.from(log) }],
  ])
  for (const top of folders) {
    for (const file of filesOf(top)) {
      const bytes = withoutZeros(readFileSync(file))
      const hash = createHash('sha256').update(bytes).digest('hex')
      found.set(hash, { place: file.replace(top, ''), bytes })
    }
  }
  return [...found.values()]
}

/** Finds which of these values, in any encoding, are in any file or line of log, and where. */
export function findOnDisk(whats: string[], folders: string[], log: string[]): string[] {
  const patterns = whats.flatMap(encodingsOf)
  return allBytes(folders, log.join('\n')).flatMap(({ place, bytes }) =>
    foundIn(bytes, patterns).map((what) => `${what} in ${place}`),
  )
}
