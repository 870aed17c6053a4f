import { globSync, readFileSync } from 'node:fs'
import { root } from '@/commands/checks/run-tool'

/**
 * vitest's arguments for what matches: the test files whose path holds one of the patterns, else the
 * tests whose name does. `undefined` where nothing could match.
 */
export function matchingTests(patterns: string[]): string[] | undefined {
  const files = globSync('tests/**/*.test.ts', { cwd: root })
  const byPath = files.filter((file) => patterns.some((pattern) => file.includes(pattern)))
  if (byPath.length > 0) return byPath
  const words = patterns.map(literally).join('|')
  const byName = files.filter((file) => mayName(file, new RegExp(words)))
  return byName.length > 0 ? [...byName, '--testNamePattern', words] : undefined
}

/** A name that is put together when the test runs does not stand in the source: any could match. */
function mayName(file: string, words: RegExp): boolean {
  const source = readFileSync(`${root}/${file}`, 'utf8')
  return words.test(source) || /\b(test|it|describe)(\.\w+)*\(\s*`|\.each|\.for\(/.test(source)
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
