import { z } from 'zod'

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

/** Looked at here, read where they are needed (`mailAccount`, `webhookSecret`). */
const resendKey = z
  .string()
  .regex(/^\S+$/, 'must be an API key of Resend, such as re_123456789')
  .optional()
const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an address, such as https://api.resend.com' })
  .transform((value) => value.replace(/\/+$/, ''))
  .optional()
const signingSecret = z
  .string()
  .regex(
    /^(?:whsec_)?[A-Za-z0-9+/]+=*$/,
    'must be a signing secret of Resend, such as whsec_MfKQ9r8GKYqrTwjU',
  )
  .optional()
const smtpAddress = z
  .url({
    protocol: /^smtps?$/,
    error: 'must be an SMTP address, such as smtps://altaveu:secret@mail.example.org',
  })
  .optional()
const transportName = z
  .enum(['resend', 'smtp', 'mailbox'], 'must be resend, smtp or mailbox, such as resend')
  .optional()

/** The settings, as an environment may hold them; each refusal says what is wrong, with an example. */
export const environment = z.object({
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
  RESEND_API_KEY: resendKey,
  RESEND_BASE_URL: webAddress,
  RESEND_WEBHOOK_SECRET: signingSecret,
  SMTP_URL: smtpAddress,
  // What the supervisor tells the web, which holds neither key nor address of a transport.
  ALTAVEU_TRANSPORT: transportName,
})
