import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { givenKey, keyOrigin, SettingsError, settings } from '@/lib/platform/settings'

/** The keys of one kind of process: the setting's name → the file below `DATA_DIR/keys/<process>`. */
export type KeyFiles = Readonly<Record<string, string>>

/** The place of a process's key: the environment itself, or a file. */
export type KeyPlace = { name: string; file: string | undefined }

export const keyBytes = 32

/** The file of a key that a first local start makes. */
export function keyFile(dataDir: string, process: 'web' | 'worker', file: string): string {
  return join(dataDir, 'keys', process, file)
}

/** The place of each key, whether the key exists or not. */
export function keyPlaces(process: 'web' | 'worker', files: KeyFiles): KeyPlace[] {
  return Object.entries(files).map(([name, file]) => {
    const given = keyOrigin(name)
    if (given === 'environment') return { name, file: undefined }
    return { name, file: given?.file ?? keyFile(settings().dataDir, process, file) }
  })
}

/** Reads one of a process's keys by its name. Throws `SettingsError` where it is missing or not 32 bytes in base64. */
export function readKey<Files extends KeyFiles>(
  process: 'web' | 'worker',
  files: Files,
  name: keyof Files & string,
): Buffer {
  const file = keyFile(settings().dataDir, process, files[name] ?? name)
  const text = readText(name, file).trim()
  const key = Buffer.from(text, 'base64')
  if (key.length === keyBytes && key.toString('base64') === text) return key
  throw new SettingsError(`${name} must be ${keyBytes} bytes in base64, ${example}`)
}

const example = `such as what "openssl rand -base64 ${keyBytes}" prints`

function readText(name: string, file: string): string {
  try {
    return givenKey(name) ?? readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unreadable'
    throw new SettingsError(
      `${name} must be set, or ${name}_FILE name a file that can be read (${code}), ${example}`,
    )
  }
}
