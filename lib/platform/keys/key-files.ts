import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { givenKey, keyOrigin, settings } from '@/lib/platform/settings'

/** The keys of one kind of process: the setting's name → the file below `DATA_DIR/keys/<process>`. */
export type KeyFiles = Readonly<Record<string, string>>

/** Where a process has a key from: the environment itself, or a file. */
export type KeyPlace = { name: string; file: string | undefined }

export const keyBytes = 32

/** The file of a key that a first local start makes. */
export function keyFile(dataDir: string, process: 'web' | 'worker', file: string): string {
  return join(dataDir, 'keys', process, file)
}

/** Where each key comes from, whether it is there or not. */
export function keyPlaces(process: 'web' | 'worker', files: KeyFiles): KeyPlace[] {
  return Object.entries(files).map(([name, file]) => {
    const given = keyOrigin(name)
    if (given === 'environment') return { name, file: undefined }
    return { name, file: given?.file ?? keyFile(settings().dataDir, process, file) }
  })
}

/** Reads one of a process's keys by its name. Throws where it is missing or not 32 bytes in base64. */
export function readKey<Files extends KeyFiles>(
  process: 'web' | 'worker',
  files: Files,
  name: keyof Files & string,
): Buffer {
  const file = keyFile(settings().dataDir, process, files[name] ?? name)
  const key = Buffer.from((givenKey(name) ?? readFileSync(file, 'utf8')).trim(), 'base64')
  if (key.length !== keyBytes) throw new Error(`${name} must be ${keyBytes} bytes in base64`)
  return key
}
