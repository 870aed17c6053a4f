import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sodium from 'sodium-native'
import { type KeyName, keyOrigin, keySource, settings } from '@/lib/platform/settings'

export type WebKeys = {
  /** Wraps the campaigns' address keys; 32 bytes. */
  master: Buffer
  /** Next's key of server actions, so that forms outlive a deploy; base64 of 32 bytes. */
  actions: string
  /** The worker's public key: with it the web writes what it cannot read; 32 bytes. */
  sealPublic: Buffer
}

export type WorkerKeys = {
  sealPublic: Buffer
  sealSecret: Buffer
  /** Makes the links' tokens; 32 bytes. */
  link: Buffer
  /** Counts mails by address across campaigns; 32 bytes. */
  count: Buffer
}

const size = 32

const keys = {
  web: { WEB_MASTER_KEY: 'master', WEB_ACTIONS_KEY: 'actions', WORKER_SEAL_PUBLIC_KEY: 'seal.pub' },
  worker: { WORKER_SEAL_KEY: 'seal', WORKER_LINK_KEY: 'links', WORKER_COUNT_KEY: 'counts' },
} as const

/** Where a process has a key from: the environment itself, or a file. */
export type KeyPlace = { name: string; file: string | undefined }

/** Where each key of a process comes from, whether it is there or not. */
export function keyPlaces(process: 'web' | 'worker'): KeyPlace[] {
  return Object.entries(keys[process]).map(([name, file]) => {
    const given = keyOrigin(name as KeyName)
    if (given === 'environment') return { name, file: undefined }
    return { name, file: given?.file ?? keyFile(settings().dataDir, process, file) }
  })
}

function readKey(process: 'web' | 'worker', file: string, name: KeyName): Buffer {
  const text = keySource(name) ?? readFileSync(keyFile(settings().dataDir, process, file), 'utf8')
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== size) throw new Error(`${name} must be ${size} bytes in base64`)
  return key
}

function keyFile(dataDir: string, process: 'web' | 'worker', file: string): string {
  return join(dataDir, 'keys', process, file)
}

function publicKeyOf(secret: Buffer): Buffer {
  const key = Buffer.alloc(sodium.crypto_box_PUBLICKEYBYTES)
  sodium.crypto_scalarmult_base(key, secret)
  return key
}

let web: WebKeys | undefined
let worker: WorkerKeys | undefined

/** The web's keys, read once. Throws where one is missing or malformed. */
export function webKeys(): WebKeys {
  web ??= {
    master: readKey('web', keys.web.WEB_MASTER_KEY, 'WEB_MASTER_KEY'),
    actions: readKey('web', keys.web.WEB_ACTIONS_KEY, 'WEB_ACTIONS_KEY').toString('base64'),
    sealPublic: readKey('web', keys.web.WORKER_SEAL_PUBLIC_KEY, 'WORKER_SEAL_PUBLIC_KEY'),
  }
  return web
}

/** The worker's keys, read once; the web process never can. Throws as `webKeys` does. */
export function workerKeys(): WorkerKeys {
  if (worker) return worker
  const sealSecret = readKey('worker', keys.worker.WORKER_SEAL_KEY, 'WORKER_SEAL_KEY')
  worker = {
    sealSecret,
    sealPublic: publicKeyOf(sealSecret),
    link: readKey('worker', keys.worker.WORKER_LINK_KEY, 'WORKER_LINK_KEY'),
    count: readKey('worker', keys.worker.WORKER_COUNT_KEY, 'WORKER_COUNT_KEY'),
  }
  return worker
}

/**
 * Makes the keys of a first local start, readable by their owner only; keys that are there are
 * never touched. A start that was killed half-way is made whole by the next.
 * Throws where the web's public key is not the worker's: what is sealed to it never opens.
 */
export function ensureLocalKeys(dataDir: string): void {
  for (const process of ['web', 'worker'] as const) {
    mkdirSync(join(dataDir, 'keys', process), { recursive: true, mode: 0o700 })
  }
  for (const file of ['seal', 'links', 'counts']) ensure(keyFile(dataDir, 'worker', file), random)
  for (const file of ['master', 'actions']) ensure(keyFile(dataDir, 'web', file), random)
  const secret = Buffer.from(readFileSync(keyFile(dataDir, 'worker', 'seal'), 'utf8'), 'base64')
  const sealPublic = keyFile(dataDir, 'web', 'seal.pub')
  ensure(sealPublic, () => publicKeyOf(secret))
  if (readFileSync(sealPublic, 'utf8').trim() === publicKeyOf(secret).toString('base64')) return
  throw new Error(`${sealPublic} is not of the worker's key: no letter could be opened again`)
}

function random(): Buffer {
  return randomBytes(size)
}

function ensure(path: string, make: () => Buffer): void {
  if (existsSync(path)) return
  writeFileSync(`${path}.new`, make().toString('base64'), { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
}
