import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { z } from 'zod'
import { environment } from '@/lib/platform/environment'
import type { DatabaseAddress } from '@/lib/platform/settings/database-address'
import type { MailSender } from '@/lib/platform/settings/mail-sender'
import type { ProcessList } from '@/lib/platform/settings/process-list'
import type { SmtpAccount } from '@/lib/platform/settings/smtp-account'

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i

/** Whether a host name or address, without its port, means this machine only. */
export function isLoopback(host: string): boolean {
  return loopback.test(host)
}

export type TransportName = 'resend' | 'smtp' | 'mailbox'

export type Settings = {
  port: number
  host: string
  /** The public origin, without a slash at the end. */
  appUrl: string
  /** Absolute path of the data folder. */
  dataDir: string
  /** The database, under the role that this process uses; `undefined` for the embedded one. */
  database: DatabaseAddress | undefined
  /** The same database under the plain role of each process, where one is given. */
  roleDatabases: Readonly<Record<keyof ProcessList, DatabaseAddress | undefined>>
  databaseIsLocal: boolean
  proxyHops: number
  mailFrom: MailSender
  /** The transport of letters. */
  transport: TransportName
  /** The key of Resend's API; `undefined` in the web's process, which never holds it. */
  resend: { apiKey: string; baseUrl: string | undefined } | undefined
  /** The account at the mail server; `undefined` in the web's process. */
  smtp: SmtpAccount | undefined
  /** The secret under which Resend signs its reports; only the web's. */
  webhookSecret: string | undefined
  /** The data controller's name; `undefined` for a sample installation (only on loopback). */
  organisation: string | undefined
  organisationContact: string | undefined
  processes: readonly (keyof ProcessList)[]
  /** How many web processes share the port. */
  webProcesses: number
  /** The IANA name of the time zone of days and hours. */
  timeZone: string
  /** Attempts to sign from one network (IPv4 /24, IPv6 /48) in a minute. */
  signaturesPerMinute: number
  /** The most memory for stored documents, in bytes. */
  keptBytes: number
  /** Whether this is `npm run dev`: the same pipeline with hot reload, and nothing cached (decision 016). */
  dev: boolean
}

/** The faults of the settings: a line each, with its name and an example. */
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
    database: value.DATABASE_URL,
    roleDatabases: { web: value.WEB_DATABASE_URL, worker: value.WORKER_DATABASE_URL },
    databaseIsLocal: [value.DATABASE_URL, value.WEB_DATABASE_URL, value.WORKER_DATABASE_URL].every(
      (address) => address === undefined || isLoopback(address.host),
    ),
    proxyHops: value.PROXY_HOPS,
    transport: value.ALTAVEU_TRANSPORT ?? transportOf(value),
    mailFrom: value.MAIL_FROM ?? usualSender(appUrl),
    organisation: value.ORGANISATION,
    organisationContact: value.ORGANISATION_CONTACT,
    resend: value.RESEND_API_KEY
      ? { apiKey: value.RESEND_API_KEY, baseUrl: value.RESEND_BASE_URL }
      : undefined,
    smtp: value.SMTP_URL,
    webhookSecret: value.RESEND_WEBHOOK_SECRET,
    processes: (['web', 'worker'] as const).filter((name) => value.PROCESSES[name] > 0),
    webProcesses: value.PROCESSES.web,
    timeZone: value.TIME_ZONE,
    signaturesPerMinute: value.SIGNATURES_PER_MINUTE,
    keptBytes: value.KEPT_MEGABYTES * 1024 * 1024,
    dev: given.ALTAVEU_DEV === '1',
  }
  refuseHalfADatabase(settings)
  refuseUnsafe(settings, value.MAIL_FROM !== undefined)
  return settings
}

function usualSender(appUrl: string): MailSender {
  const address = `altaveu@${new URL(appUrl).hostname}`
  return { name: 'Altaveu', address, asciiAddress: address }
}

function transportOf(value: z.infer<typeof environment>): TransportName {
  if (value.RESEND_API_KEY) return 'resend'
  return value.SMTP_URL ? 'smtp' : 'mailbox'
}

/** Whether site and database are this machine's own. */
export function isLocalInstallation(settings: Settings): boolean {
  return (
    isLoopback(settings.host) &&
    isLoopback(new URL(settings.appUrl).hostname) &&
    settings.databaseIsLocal
  )
}

/**
 * Whether the local mailbox exists: letters go there instead of to a provider, and the installation
 * is this machine's own, so that nobody else can read them.
 */
export function hasMailbox(settings: Settings): boolean {
  return settings.transport === 'mailbox' && isLocalInstallation(settings)
}

function refuseHalfADatabase({ database, roleDatabases }: Settings): void {
  if (database || (!roleDatabases.web && !roleDatabases.worker)) return
  throw new SettingsError(
    'DATABASE_URL must be set beside WEB_DATABASE_URL and WORKER_DATABASE_URL, for the owner who ' +
      'migrates, such as postgresql://altaveu_owner:secret@db.example.org/altaveu',
  )
}

function refuseUnsafe(settings: Settings, hasSender: boolean): void {
  const lines: string[] = []
  if (settings.transport === 'mailbox' && !isLocalInstallation(settings)) {
    lines.push(
      'RESEND_API_KEY or SMTP_URL must be set, such as SMTP_URL=smtps://altaveu:secret@mail.example.org, ' +
        'where HOST, APP_URL and DATABASE_URL are not all this machine: the mailbox exists on this machine only',
    )
  }
  if (!isLocalInstallation(settings)) {
    if (!hasSender) lines.push('MAIL_FROM must be set, such as Altaveu <hello@example.org>')
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

/**
 * A key that the operator gives, from the environment or from the file that `…_FILE` names;
 * `undefined` where neither is set and the local key files hold. Only for `platform/keys`.
 */
export function givenKey(name: string): string | undefined {
  const file = process.env[`${name}_FILE`]
  return process.env[name] || (file ? readFileSync(file, 'utf8') : undefined)
}

/**
 * The place of a key that the operator gives; `undefined` where the local key file is used. Only
 * for `platform/keys`.
 */
export function keyOrigin(name: string): { file: string } | 'environment' | undefined {
  if (process.env[name]) return 'environment'
  const file = process.env[`${name}_FILE`]
  return file ? { file } : undefined
}
