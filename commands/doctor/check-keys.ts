import { statSync } from 'node:fs'
import { count, type Finding, note, ok, wrong } from '@/commands/doctor/finding'
import { webKeyPlaces, webKeys } from '@/lib/platform/keys/web'
import { workerKeyPlaces, workerKeys } from '@/lib/platform/keys/worker'

/** Whether the keys of the processes that run here are there, whole, and readable by their owner only. */
export function checkKeys(processes: readonly ('web' | 'worker')[]): Finding[] {
  const found = processes.flatMap((process) => checkPlaces(process))
  if (found.some(({ state }) => state === 'wrong')) return found
  const match = checkMatch(processes)
  return match ? [...found, match] : found
}

function checkPlaces(process: 'web' | 'worker'): Finding[] {
  const places = process === 'web' ? webKeyPlaces() : workerKeyPlaces()
  const faults = places.flatMap(({ name, file }) => (file ? (faultOf(name, file) ?? []) : []))
  if (faults.length > 0) return faults
  const inFiles = places.filter(({ file }) => file).length
  const sources = [
    ...(inFiles > 0 ? [`${inFiles} in files with mode 0600`] : []),
    ...(inFiles < places.length ? [`${places.length - inFiles} from the environment`] : []),
  ]
  return [ok(`Keys of the ${process}: ${count(places.length, 'key')}, ${sources.join(', ')}`)]
}

function faultOf(name: string, file: string): Finding | undefined {
  try {
    const { mode } = statSync(file)
    if ((mode & 0o077) === 0) return undefined
    const shown = (mode & 0o777).toString(8).padStart(4, '0')
    return wrong(`${name}: ${file} has mode ${shown}`, `others may read it: chmod 600 ${file}`)
  } catch {
    return wrong(
      `${name}: ${file} is not there, or cannot be looked at`,
      'bring it back from the backup of the keys; without it nothing that was sealed opens again',
    )
  }
}

/** Reads each key: one of a wrong length is reported by name, never by value. */
function checkMatch(processes: readonly ('web' | 'worker')[]): Finding | undefined {
  try {
    const web = processes.includes('web') ? webKeys() : undefined
    const worker = processes.includes('worker') ? workerKeys() : undefined
    if (!web || !worker) {
      return note(`Keys: only those of ${processes.join()} are here, so the pair was not compared`)
    }
    if (web.sealPublic.equals(worker.sealPublic)) return undefined
    return wrong(
      'WORKER_SEAL_PUBLIC_KEY is not of the key WORKER_SEAL_KEY',
      'give the web the public key of this worker: what it seals to another never opens',
    )
  } catch (error) {
    const what = error instanceof Error ? error.message : 'a key cannot be read'
    return wrong(`Keys: ${what}`, 'bring it back from the backup of the keys')
  }
}
