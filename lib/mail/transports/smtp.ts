import { createTransport } from 'nodemailer'
import type { Logger } from 'nodemailer/lib/shared'
import type SMTPPool from 'nodemailer/lib/smtp-pool'
import { composeMail } from '@/lib/mail/transports/compose-mail'
import type { Delivery, Letter, Transport } from '@/lib/mail/transports/transport'
import { isLoopback } from '@/lib/platform/settings'
import type { SmtpAccount } from '@/lib/platform/settings/smtp-account'

const second = 1_000

/**
 * A mail server of the operator's, by SMTP. It knows no idempotency key: a letter whose answer was
 * lost after the server had asked for the message is repeated once, under the same Message-ID.
 */
export function smtpTransport(account: SmtpAccount): Transport {
  const progress = watchProgress()
  // `maxRequeues` is documented and not in the types.
  const options: SMTPPool.Options & { maxRequeues: number } = {
    ...serverOf(account),
    pool: true,
    maxConnections: 1,
    // A message is never sent again behind our back.
    maxRequeues: 0,
    connectionTimeout: 10 * second,
    greetingTimeout: 10 * second,
    socketTimeout: 20 * second,
    disableFileAccess: true,
    disableUrlAccess: true,
    transactionLog: true,
    logger: progress.logger,
  }
  const server = createTransport(options)
  return {
    name: 'smtp',
    most: 1,
    repeats: 1,
    async send({ letters }) {
      const ends: End[] = []
      for (const letter of letters) ends.push(await sendOne(letter))
      const deliveries = ends.map(({ delivery }) => delivery)
      return { deliveries, spoke: ends.some(({ spoke }) => spoke) }
    },
    close: () => server.close(),
  }

  async function sendOne(letter: Letter): Promise<End> {
    const from = letter.from.replace(/^.*</, '').replace(/>$/, '')
    const raw = await composeMail(letter)
    progress.begin()
    try {
      await server.sendMail({ envelope: { from, to: [letter.to] }, raw })
      return { delivery: 'accepted', spoke: true }
    } catch (error) {
      return endOf(error, progress.askedForMessage())
    }
  }
}

type End = { delivery: Delivery; spoke: boolean }

/**
 * Hears nodemailer's transcript and keeps nothing of it but whether the server has asked for the
 * message (354): a line that breaks later may have carried it whole, one that breaks before has not.
 */
function watchProgress() {
  let asked = false
  const ignore = () => undefined
  const debug = (entry: unknown, text?: unknown) => {
    const ofServer = typeof entry === 'object' && entry && Reflect.get(entry, 'tnx') === 'server'
    if (ofServer && String(text).startsWith('354')) asked = true
  }
  const logger: Logger = {
    ...{ level: ignore, trace: ignore, info: ignore, warn: ignore, error: ignore, fatal: ignore },
    debug,
  }
  const begin = () => {
    asked = false
  }
  return { logger, begin, askedForMessage: () => asked }
}

function serverOf({ host, port, secure, auth }: SmtpAccount) {
  return {
    ...{ host, port, secure },
    ...(auth ? { auth } : {}),
    // A password is never sent in the clear over a network.
    requireTLS: !secure && auth !== undefined && !isLoopback(host),
  }
}

/**
 * What an error says of a letter. RFC 5321, 4.2.1: 4yz may go better later, 5yz will not; but servers
 * answer at RCPT for the sender, the client and their own rules too. Only an enhanced status of a bad
 * mailbox (RFC 3463: X.1.1, X.1.2, X.1.3, X.1.6, X.1.10, X.2.1), or a 550, 551 or 553 without any, is
 * this address's own and for good. All else passes, or ends with the letter's link.
 */
function endOf(error: unknown, asked: boolean): End {
  const { command, responseCode, response } = error as Refusal
  if (responseCode === undefined || command === 'CONN') {
    return { delivery: asked ? 'unclear' : 'not-accepted', spoke: false }
  }
  const ofLetter = command === 'RCPT TO' || command === 'DATA'
  const refused = command === 'RCPT TO' && isBadMailbox(responseCode, response)
  return { delivery: refused ? 'refused' : 'not-accepted', spoke: ofLetter }
}

type Refusal = { command?: string; responseCode?: number; response?: string }

function isBadMailbox(code: number, response = ''): boolean {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  if (enhanced) return /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/.test(enhanced)
  return code === 550 || code === 551 || code === 553
}
