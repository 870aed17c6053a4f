import { chmodSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '@/commands/runtime/steps'

const megabyte = 1024 * 1024
const roomForDatabase = 64 * megabyte

/**
 * Makes the data folder and sees that it can be written to. Throws a `Refusal` that names the
 * setting where it cannot. Others see nothing in it; as root they may pass through, since PostgreSQL
 * then runs as another user.
 */
export function prepareDataFolder(dataDir: string, holdsDatabase: boolean): void {
  // All files that this process and its children create from here on are for their owner alone.
  process.umask(0o077)
  try {
    const made = mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    if (made && process.getuid?.() === 0) chmodSync(dataDir, 0o711)
    mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o700 })
    const probe = join(dataDir, '.writable')
    writeFileSync(probe, Buffer.alloc(4_096))
    rmSync(probe)
  } catch (error) {
    throw dataFolderRefusal(dataDir, error) ?? error
  }
  const { bavail, bsize } = statfsSync(dataDir)
  const free = bavail * bsize
  if (free < (holdsDatabase ? roomForDatabase : megabyte)) {
    throw new Refusal(full(dataDir, `only ${Math.floor(free / megabyte)} MB are free`))
  }
}

/** The refusal that a fault about the data folder comes to; `undefined` for any other fault. */
export function dataFolderRefusal(dataDir: string, error: unknown): Refusal | undefined {
  const { code, message } =
    error instanceof Error ? { code: '', ...error, message: error.message } : {}
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new Refusal(`DATA_DIR ${dataDir} cannot be written to (${code}). ${example}`)
    case 'ENOTDIR':
    case 'EEXIST':
      return new Refusal(`DATA_DIR ${dataDir} is not a folder. ${example}`)
    case 'ENOSPC':
    case 'EDQUOT':
      return new Refusal(full(dataDir, 'no space is left'))
    default:
      return message?.includes('No space left on device')
        ? new Refusal(full(dataDir, 'no space is left'))
        : undefined
  }
}

const example = 'Set DATA_DIR to a folder that can be, such as DATA_DIR=/var/lib/altaveu'

const full = (dataDir: string, how: string) =>
  `DATA_DIR ${dataDir} is full: ${how}. Make room, or set DATA_DIR to another disk's folder`
