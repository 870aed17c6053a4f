import { keyPlaces, readKey } from '@/lib/platform/keys/key-files'

/** The one list of the web's keys. The web cannot read anything else as a key. */
export const webKeyFiles = {
  WEB_MASTER_KEY: 'master',
  WEB_ACTIONS_KEY: 'actions',
  WEB_STAFF_KEY: 'staff',
  WORKER_SEAL_PUBLIC_KEY: 'seal.pub',
} as const

/** The settings that hold a secret of the web's: no other process sees one of them. */
export const webSecrets: readonly string[] = [
  ...Object.keys(webKeyFiles),
  'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY',
  'RESEND_WEBHOOK_SECRET',
  'WEB_DATABASE_URL',
]

export type WebKeys = {
  /** Wraps the campaigns' address keys; 32 bytes. */
  master: Buffer
  /** Next's key of server actions, which lets forms outlive a deploy; base64 of 32 bytes. */
  actions: string
  /** Seals the secrets of the staff's authenticator apps; 32 bytes. */
  staff: Buffer
  /** The worker's public key: with it the web writes what it cannot read; 32 bytes. */
  sealPublic: Buffer
}

let keys: WebKeys | undefined

/** The web's keys, read once. Throws where one is missing or malformed. */
export function webKeys(): WebKeys {
  keys ??= {
    master: readKey('web', webKeyFiles, 'WEB_MASTER_KEY'),
    actions: readKey('web', webKeyFiles, 'WEB_ACTIONS_KEY').toString('base64'),
    staff: readKey('web', webKeyFiles, 'WEB_STAFF_KEY'),
    sealPublic: readKey('web', webKeyFiles, 'WORKER_SEAL_PUBLIC_KEY'),
  }
  return keys
}

/** The place of each of the web's keys, whether the key exists or not. */
export const webKeyPlaces = () => keyPlaces('web', webKeyFiles)
