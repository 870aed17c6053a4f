import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { Refusal } from '@/commands/runtime/steps'

/**
 * Locks a data folder for this process, so that two starts never share one. The lock is a socket in
 * Linux's abstract name space, named by the folder's device and inode: the kernel releases it when
 * its holder dies for any reason, so no stale lock and no reused process number can mislead. Throws
 * a `Refusal` with the holder's process number.
 */
export async function lockDataFolder(dataDir: string): Promise<{ release(): Promise<void> }> {
  const name = lockName(dataDir)
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.end(`${process.pid}`)
  })
  const taken = await new Promise<boolean>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done(true) : fail(error),
    )
    server.listen(name, () => done(false))
  })
  if (taken) throw new Refusal(await heldBy(name, dataDir))
  server.unref()
  return { release: () => new Promise((done) => void server.close(() => done())) }
}

/** The process number of the start that holds a data folder; `undefined` where none does. */
export function dataFolderHolder(dataDir: string): Promise<string | undefined> {
  return ask(lockName(dataDir))
}

function lockName(dataDir: string): string {
  const { dev, ino } = statSync(dataDir)
  return `\0altaveu-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`
}

async function heldBy(name: string, dataDir: string): Promise<string> {
  const pid = await ask(name)
  return (
    `Altaveu is already running on ${dataDir}${pid ? ` (process ${pid})` : ''}. ` +
    'Stop it first, or set DATA_DIR and PORT to others'
  )
}

function ask(name: string): Promise<string | undefined> {
  return new Promise((answer) => {
    let output = ''
    const socket = connect(name)
    socket.setTimeout(2_000, () => socket.destroy())
    socket.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    socket.on('error', () => undefined)
    socket.on('close', () => answer(output || undefined))
  })
}
