import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export type ToolRun = { code: number; output: string }

export type ToolOptions = {
  /** Ends the tool and all that it started. */
  signal: AbortSignal
  /** Receives the tool's output as it is written. */
  onOutput?: (text: string) => void
}

const endTimeout = 10_000

/**
 * Runs one of the project's own tools (a script in node_modules) with the project's Node to its end.
 * The tool leads a process group of its own, so that nothing it started outlives it.
 */
export function runTool(script: string, args: string[], options: ToolOptions): Promise<ToolRun> {
  options.signal.throwIfAborted()
  const child = spawn(process.execPath, [resolve(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      options.onOutput?.(text)
    })
  }
  const interrupt = () => void endGroup(child)
  options.signal.addEventListener('abort', interrupt, { once: true })
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('exit', async (code) => {
      options.signal.removeEventListener('abort', interrupt)
      await endGroup(child)
      done({ code: code ?? 1, output })
    })
  })
}

/** Sends the whole group the signal to end, and kills it after 10 s. */
async function endGroup(child: ChildProcess): Promise<void> {
  const deadline = Date.now() + endTimeout
  let signal: NodeJS.Signals = 'SIGTERM'
  while (child.pid !== undefined && signalGroup(child.pid, signal)) {
    if (Date.now() > deadline) signal = 'SIGKILL'
    await new Promise((later) => setTimeout(later, 100))
  }
}

function signalGroup(leader: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(-leader, signal)
  } catch {
    return false
  }
}
