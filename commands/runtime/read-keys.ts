import { webKeys } from '@/lib/platform/keys/web'
import { workerKeys } from '@/lib/platform/keys/worker'
import { type Settings, SettingsError } from '@/lib/platform/settings'

/**
 * Reads the keys of the processes that run here, so that a start fails with a key's name and not
 * later, in one process's log. Throws `SettingsError` for a key that is missing or malformed, and for
 * a pair that does not belong together.
 */
export function readKeys(processes: Settings['processes']): void {
  const web = processes.includes('web') ? webKeys() : undefined
  const worker = processes.includes('worker') ? workerKeys() : undefined
  if (!web || !worker || web.sealPublic.equals(worker.sealPublic)) return
  throw new SettingsError(
    'WORKER_SEAL_PUBLIC_KEY must be the public key of WORKER_SEAL_KEY, such as the file seal.pub ' +
      'that was made beside it: what is sealed to another key never opens',
  )
}
