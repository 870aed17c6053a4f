import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i

/** Whether a host name or address, without its port, means this machine only. */
export function isLoopback(host: string): boolean {
  return loopback.test(host)
}

const sslModes = ['disable', 'require', 'verify-full']

/** Any other parameter would be dropped silently, and one that asks for more safety must not be. */
function hasKnownParameters(address: string): boolean {
  if (!URL.canParse(address)) return false
  const parameters = [...new URL(address).searchParams]
  return parameters.every(([name, value]) => name === 'sslmode' && sslModes.includes(value))
}

const wholeNumber = (least: number, most: number, example: string) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number, such as ${example}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be from ${least} to ${most}, such as ${example}`)

const origin = z
  .url({
    protocol: /^https?$/,
    abort: true,
    error: 'must be an origin, such as https://altaveu.example.org',
  })
  .refine(
    (value) => new URL(value).pathname === '/' && new URL(value).search === '',
    'must be an origin without a path, such as https://altaveu.example.org',
  )
  .transform((value) => new URL(value).origin)

const databaseAddress = z
  .url({
    protocol: /^postgres(ql)?$/,
    abort: true,
    error:
      'must be a PostgreSQL address, such as postgresql://altaveu:secret@db.example.org/altaveu',
  })
  .refine(hasKnownParameters, 'may only have ?sslmode=disable, require or verify-full')
  .optional()

const processList = z
  .string()
  .transform((value) => value.split(',').map((part) => part.trim()))
  .pipe(
    z.array(z.enum(['web', 'worker'], 'must name web, worker or both, such as web,worker')).min(1),
  )

const sender = z
  .string()
  .regex(
    /^[^\r\n<>]*<?[^\s<>@]+@[^\s<>@]+>?$/,
    'must be a sender, such as Altaveu <hello@example.org>',
  )

const notYet = z
  .never('cannot be used yet: leave it out, and mail goes into the local mailbox')
  .optional()

const environment = z.object({
  PORT: wholeNumber(0, 65535, '3000').default(3000),
  HOST: z
    .string()
    .min(1, 'must be an address to listen on, such as 127.0.0.1')
    .default('127.0.0.1'),
  APP_URL: origin.optional(),
  DATA_DIR: z.string().min(1, 'must be a folder, such as .data').default('.data'),
  DATABASE_URL: databaseAddress,
  PROXY_HOPS: wholeNumber(0, 10, '1').default(0),
  MAIL_FROM: sender.optional(),
  ORGANISATION: z.string().trim().min(1, 'must name who is responsible').optional(),
  ORGANISATION_CONTACT: z.string().trim().min(1, 'must say how to reach them').optional(),
  PROCESSES: processList.default(['web', 'worker']),
  SIGNATURES_PER_MINUTE: wholeNumber(1, 1_000_000, '300').default(300),
  KEPT_MEGABYTES: wholeNumber(1, 100_000, '64').default(64),
  WORK_IN_FLIGHT: wholeNumber(1, 100_000, '256').default(256),
  RESEND_API_KEY: notYet,
  SMTP_URL: notYet,
})

export type Settings = {
  port: number
  host: string
  /** The public origin, without a slash at the end. */
  appUrl: string
  /** Absolute path of the data folder. */
  dataDir: string
  /** `undefined`: the embedded PostgreSQL. */
  databaseUrl: string | undefined
  databaseIsLocal: boolean
  proxyHops: number
  mailFrom: string
  /** `undefined`: nobody's, a sample (only on loopback). */
  organisation: string | undefined
  organisationContact: string | undefined
  processes: readonly ('web' | 'worker')[]
  /** Attempts to sign from one network (IPv4 /24, IPv6 /48) in a minute. */
  signaturesPerMinute: number
  /** Bound of the documents kept in memory, in bytes. */
  keptBytes: number
  /** Requests that may be worked on at once before new signatures are asked to wait. */
  workInFlight: number
  /** Served with hot reload, nothing stripped and nothing kept. */
  dev: boolean
}

/** What is wrong with the settings: a line each, with its name and an example. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

/**
 * The settings that an environment holds; an empty value counts as not set.
 * Throws `SettingsError` naming every setting that is wrong.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`)
    throw new SettingsError([...new Set(lines)].join('\n'))
  }
  const value = parsed.data
  const appUrl = value.APP_URL ?? `http://localhost:${value.PORT}`
  const settings: Settings = {
    port: value.PORT,
    host: value.HOST,
    appUrl,
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL,
    databaseIsLocal:
      value.DATABASE_URL === undefined || isLoopback(new URL(value.DATABASE_URL).hostname),
    proxyHops: value.PROXY_HOPS,
    mailFrom: value.MAIL_FROM ?? `Altaveu <altaveu@${new URL(appUrl).hostname}>`,
    organisation: value.ORGANISATION,
    organisationContact: value.ORGANISATION_CONTACT,
    processes: value.PROCESSES,
    signaturesPerMinute: value.SIGNATURES_PER_MINUTE,
    keptBytes: value.KEPT_MEGABYTES * 1024 * 1024,
    workInFlight: value.WORK_IN_FLIGHT,
    dev: given.ALTAVEU_DEV === '1',
  }
  refuseUnsafe(settings)
  return settings
}

/** Whether site and database are this machine's own, so that the mailbox may exist. */
export function isLocalInstallation(settings: Settings): boolean {
  return (
    isLoopback(settings.host) &&
    isLoopback(new URL(settings.appUrl).hostname) &&
    settings.databaseIsLocal
  )
}

function refuseUnsafe(settings: Settings): void {
  const lines: string[] = []
  if (!isLocalInstallation(settings)) {
    lines.push(
      'HOST, APP_URL and DATABASE_URL must all be this machine (such as HOST=127.0.0.1): ' +
        'no mail transport can be set yet, and the mailbox exists on this machine only',
    )
    if (!settings.organisation) lines.push('ORGANISATION must be set, such as Network of Towns')
    if (!settings.organisationContact) {
      lines.push('ORGANISATION_CONTACT must be set, such as privacy@example.org')
    }
  }
  if (lines.length > 0) throw new SettingsError(lines.join('\n'))
}

let current: Settings | undefined

/** This process's settings, read once. Throws `SettingsError` as `readSettings` does. */
export function settings(): Settings {
  current ??= readSettings(process.env)
  return current
}

export type KeyName =
  | 'WEB_MASTER_KEY'
  | 'WEB_ACTIONS_KEY'
  | 'WORKER_SEAL_PUBLIC_KEY'
  | 'WORKER_SEAL_KEY'
  | 'WORKER_LINK_KEY'
  | 'WORKER_COUNT_KEY'

/**
 * A key that the operator gives, from the environment or from the file that `…_FILE` names;
 * `undefined` where neither is set and the local key files hold. Only for `platform/keys`.
 */
export function keySource(name: KeyName): string | undefined {
  const file = process.env[`${name}_FILE`]
  return process.env[name] || (file ? readFileSync(file, 'utf8') : undefined)
}
