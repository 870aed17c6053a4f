import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyBytes, keyFile } from '@/lib/platform/keys/key-files'
import { webKeyFiles } from '@/lib/platform/keys/web'
import { publicKeyOf, workerKeyFiles } from '@/lib/platform/keys/worker'

const sealPublicFile = webKeyFiles.WORKER_SEAL_PUBLIC_KEY

/**
 * Makes the keys of a first local start, readable by their owner only; keys that are there are
 * never touched. The next start completes one that was killed half-way.
 * Throws where the web's public key is not the worker's: what is sealed to it never opens.
 */
export function ensureLocalKeys(dataDir: string): void {
  for (const process of ['web', 'worker'] as const) {
    mkdirSync(join(dataDir, 'keys', process), { recursive: true, mode: 0o700 })
  }
  for (const file of Object.values(workerKeyFiles)) {
    ensureFile(keyFile(dataDir, 'worker', file), random)
  }
  for (const file of Object.values(webKeyFiles).filter((one) => one !== sealPublicFile)) {
    ensureFile(keyFile(dataDir, 'web', file), random)
  }
  const sealFile = keyFile(dataDir, 'worker', workerKeyFiles.WORKER_SEAL_KEY)
  const sealPublic = publicKeyOf(Buffer.from(readFileSync(sealFile, 'utf8'), 'base64'))
  const publicFile = keyFile(dataDir, 'web', sealPublicFile)
  ensureFile(publicFile, () => sealPublic)
  if (readFileSync(publicFile, 'utf8').trim() === sealPublic.toString('base64')) return
  throw new Error(`${publicFile} is not of the worker's key: no letter could be opened again`)
}

function random(): Buffer {
  return randomBytes(keyBytes)
}

function ensureFile(path: string, make: () => Buffer): void {
  if (existsSync(path)) return
  writeFileSync(`${path}.new`, make().toString('base64'), { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
}
