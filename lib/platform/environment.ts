import { z } from 'zod'
import { parseDatabaseAddress } from '@/lib/platform/settings/database-address'
import { parseMailSender } from '@/lib/platform/settings/mail-sender'
import { parseProcesses } from '@/lib/platform/settings/process-list'
import { parseHost, setting, WrongValue } from '@/lib/platform/settings/setting'
import { parseSmtpAccount } from '@/lib/platform/settings/smtp-account'

const wholeNumber = (min: number, max: number, example: string) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number, such as ${example}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be from ${min} to ${max}, such as ${example}`)

const origin = setting((text) => {
  const example = 'such as https://altaveu.example.org'
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) {
    throw new WrongValue(`must be an origin, ${example}`)
  }
  const { origin: value, pathname, search, hash, username, password } = new URL(text)
  if (pathname !== '/' || search || hash) {
    throw new WrongValue(`must be an origin without a path, ${example}`)
  }
  if (username || password) throw new WrongValue(`must name nobody who signs in, ${example}`)
  return value
})

const host = setting((text) => {
  const parsed = parseHost(text)
  if (parsed !== undefined) return parsed
  throw new WrongValue(
    'must be an address or a name to listen on, without http:// and without a port, such as 127.0.0.1',
  )
})

const resendKey = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'must be an API key of Resend, such as re_123456789')
const webAddress = setting((text) => {
  const example = 'such as https://api.resend.com'
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) {
    throw new WrongValue(`must be an address, ${example}`)
  }
  const { search, hash, username, password } = new URL(text)
  if (search || hash || username || password) {
    throw new WrongValue(`must be an address and no more, ${example}`)
  }
  return text.replace(/\/+$/, '')
})
/** Base64 without a remainder, as Resend's own check of signatures reads it. */
const signingSecret = z
  .string()
  .regex(
    /^(?:whsec_)?(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    'must be a signing secret of Resend, whole as it shows it, such as whsec_MfKQ9r8GKYqrTwjU',
  )
const transportName = z
  .enum(['resend', 'smtp', 'mailbox'], 'must be resend, smtp or mailbox, such as resend')
  .optional()

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

const timeZone = z
  .string()
  .refine(isTimeZone, 'must be a time zone of the IANA database, such as Europe/Madrid')

/** The settings, as an environment may hold them; each refusal says what is wrong, with an example. */
export const environment = z.object({
  PORT: wholeNumber(0, 65535, '3000').default(3000),
  HOST: host.default('127.0.0.1'),
  APP_URL: origin.optional(),
  DATA_DIR: z.string().min(1, 'must be a folder, such as .data').default('.data'),
  DATABASE_URL: setting(parseDatabaseAddress).optional(),
  WEB_DATABASE_URL: setting(parseDatabaseAddress).optional(),
  WORKER_DATABASE_URL: setting(parseDatabaseAddress).optional(),
  PROXY_HOPS: wholeNumber(0, 10, '1').default(0),
  MAIL_FROM: setting(parseMailSender).optional(),
  ORGANISATION: z.string().trim().min(1, 'must name the data controller').optional(),
  ORGANISATION_CONTACT: z.string().trim().min(1, 'must say how to reach them').optional(),
  PROCESSES: setting(parseProcesses).default({ web: 1, worker: 1 }),
  TIME_ZONE: timeZone.default('Europe/Madrid'),
  SIGNATURES_PER_MINUTE: wholeNumber(1, 1_000_000, '300').default(300),
  KEPT_MEGABYTES: wholeNumber(1, 100_000, '64').default(64),
  RESEND_API_KEY: resendKey.optional(),
  RESEND_BASE_URL: webAddress.optional(),
  RESEND_WEBHOOK_SECRET: signingSecret.optional(),
  SMTP_URL: setting(parseSmtpAccount).optional(),
  // The settings that the supervisor passes to the web, which holds neither key nor address of a
  // transport.
  ALTAVEU_TRANSPORT: transportName,
})
