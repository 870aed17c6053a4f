import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, extname } from 'node:path'
import { root } from '@/tests/support/root'

export type Source = {
  /** From the project's root. */
  path: string
  folder: string
  /** Without its ending. */
  name: string
  text: string
}

const sourceFolders = '{app,components,lib,server,worker,commands,prisma,tests}'

/** All that was written by hand in TypeScript. */
export const sources: Source[] = globSync(`${sourceFolders}/**/*.{ts,tsx}`, { cwd: root })
  .filter((path) => !path.startsWith('lib/platform/generated/'))
  .map((path) => ({
    path,
    folder: dirname(path),
    name: basename(path, extname(path)),
    text: readFileSync(`${root}/${path}`, 'utf8'),
  }))

export const sourcesIn = (...folders: string[]): Source[] =>
  sources.filter(({ path }) => folders.some((folder) => path.startsWith(`${folder}/`)))

/** The paths of the sources in which a pattern stands. */
export const pathsOf = (among: Source[], pattern: RegExp): string[] =>
  among.filter(({ text }) => pattern.test(text)).map(({ path }) => path)
