import { type ChildProcess, spawn } from 'node:child_process'
import { root } from '@/tests/support/root'

export type CommandResult = { code: number | null; output: string }

/** Starts `altaveu …` as an operator would; nothing of the tests' own settings reaches it. */
export function startCommand(
  args: readonly string[],
  env: Record<string, string>,
): { child: ChildProcess; ended: Promise<CommandResult> } {
  const { PATH = '', HOME = '/', TMPDIR } = process.env
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'commands/main.ts', 'altaveu', ...args],
    {
      cwd: root,
      env: { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), NODE_ENV: 'production', ...env },
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const ended = new Promise<CommandResult>((done) => {
    child.once('close', (code) => done({ code, output }))
  })
  return { child, ended }
}
