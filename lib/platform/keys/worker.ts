import sodium from 'sodium-native'
import { keyPlaces, readKey } from '@/lib/platform/keys/key-files'

/**
 * The one list of the worker's keys. No module that the web's process loads can import this one.
 */
export const workerKeyFiles = {
  WORKER_SEAL_KEY: 'seal',
  WORKER_LINK_KEY: 'links',
  WORKER_COUNT_KEY: 'counts',
} as const

/** The settings that hold a secret of the worker's: no other process sees one of them. */
export const workerSecrets: readonly string[] = [
  ...Object.keys(workerKeyFiles),
  'RESEND_API_KEY',
  'RESEND_BASE_URL',
  'SMTP_URL',
  'WORKER_DATABASE_URL',
]

export type WorkerKeys = {
  sealPublic: Buffer
  sealSecret: Buffer
  /** Makes the links' tokens; 32 bytes. */
  link: Buffer
  /** Counts mails by address across campaigns; 32 bytes. */
  count: Buffer
}

let keys: WorkerKeys | undefined

/** The worker's keys, read once. Throws where one is missing or malformed. */
export function workerKeys(): WorkerKeys {
  if (keys) return keys
  const sealSecret = readKey('worker', workerKeyFiles, 'WORKER_SEAL_KEY')
  keys = {
    sealSecret,
    sealPublic: publicKeyOf(sealSecret),
    link: readKey('worker', workerKeyFiles, 'WORKER_LINK_KEY'),
    count: readKey('worker', workerKeyFiles, 'WORKER_COUNT_KEY'),
  }
  return keys
}

/** The place of each of the worker's keys, whether the key exists or not. */
export const workerKeyPlaces = () => keyPlaces('worker', workerKeyFiles)

/** The public key that belongs to the key with which the worker opens what is sealed to it. */
export function publicKeyOf(secret: Buffer): Buffer {
  const key = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES)
  sodium.crypto_scalarmult_base(key, secret)
  return key
}
