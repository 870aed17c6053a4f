import type { Readable } from 'node:stream'
import type { BoundedLog } from '@/commands/runtime/bounded-log'
import { printLine } from '@/commands/runtime/steps'

const errorLevel = 50

/**
 * Writes a child's output to its log file; its errors also appear at the terminal, a line each, and
 * with `plain` so does all that is not a log line (what Next says about a change, for example).
 */
export function keepOutput(name: string, from: Readable, log: BoundedLog, plain: boolean): void {
  let rest = ''
  const take = (line: string) => {
    log.write(`${line}\n`)
    const words = wordsOf(line)
    if (words !== undefined) printLine(`${name}: ${words}`)
    else if (plain && !line.startsWith('{')) printLine(line)
  }
  from.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  })
  from.on('end', () => {
    if (rest) take(rest)
  })
}

function wordsOf(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const { level, msg, error } = JSON.parse(line)
    if (typeof level !== 'number' || level < errorLevel) return undefined
    const cause = [error?.kind, error?.code].filter(Boolean).join(' ')
    return cause ? `${msg} (${cause})` : `${msg}`
  } catch {
    return undefined
  }
}
