import { createTransport } from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool'
import { composeMail } from '@/lib/mail/transports/compose-mail'
import { type SmtpTimeouts, watchConversation } from '@/lib/mail/transports/smtp-conversation'
import type { Delivery, Letter, Transport } from '@/lib/mail/transports/transport'
import { isLoopback } from '@/lib/platform/settings'
import type { SmtpAccount } from '@/lib/platform/settings/smtp-account'
import { asciiForm } from '@/lib/signatures/address/email-address'

const second = 1_000
const minute = 60 * second

/** RFC 5321, 4.5.3.2: a command may take five minutes (4.5.3.2.2), the answer to a message ten (4.5.3.2.6). */
const rfcTimeouts: SmtpTimeouts = { untilMessage: 5 * minute, untilAnswer: 10 * minute }

/**
 * The operator's mail server, by SMTP. It has no idempotency key: a letter whose answer was lost
 * after the server had asked for the message is repeated once, under the same Message-ID.
 */
export function smtpTransport(account: SmtpAccount, timeouts = rfcTimeouts): Transport {
  const conversation = watchConversation(timeouts)
  const maxCallTime = timeouts.untilMessage + timeouts.untilAnswer
  const server = serverOf(account)
  // `maxRequeues` is documented and not in the types.
  const options: SMTPPool.Options & { maxRequeues: number } = {
    ...server,
    pool: true,
    maxConnections: 1,
    // nodemailer must not send a message again by itself.
    maxRequeues: 0,
    getSocket: (_options, callback) => conversation.connect(server, callback),
    // The conversation is timed as a whole, by `watchConversation`.
    greetingTimeout: maxCallTime,
    socketTimeout: maxCallTime,
    disableFileAccess: true,
    disableUrlAccess: true,
    transactionLog: true,
    logger: conversation.logger,
  }
  const pool = createTransport(options)
  return {
    name: 'smtp',
    batchSize: 1,
    repeats: 1,
    maxCallTime: maxCallTime + second,
    async send({ letters }) {
      const ends: End[] = []
      for (const letter of letters) ends.push(await sendOne(letter))
      const deliveries = ends.map(({ delivery }) => delivery)
      return { deliveries, answered: ends.some(({ answered }) => answered) }
    },
    close: () => pool.close(),
  }

  async function sendOne(letter: Letter): Promise<End> {
    const envelope = { from: letter.from.asciiAddress, to: [asciiForm(letter.to)] }
    const raw = await composeMail(letter)
    conversation.begin()
    try {
      await pool.sendMail({ envelope, raw })
      return { delivery: 'accepted', answered: true }
    } catch (error) {
      return endOf(error, conversation.messageRequested())
    } finally {
      conversation.end()
    }
  }
}

type End = { delivery: Delivery; answered: boolean }

function serverOf({ host, port, secure, auth }: SmtpAccount) {
  return {
    ...{ host, port, secure },
    ...(auth ? { auth } : {}),
    // A password is never sent in the clear over a network.
    requireTLS: !secure && auth !== undefined && !isLoopback(host),
  }
}

/**
 * The outcome of an error for a letter. RFC 5321, 4.2.1: 4yz may succeed later, 5yz will not; but
 * servers answer at RCPT for the sender, the client and their own rules too. Only an enhanced
 * status of a bad mailbox (RFC 3463: X.1.1, X.1.2, X.1.3, X.1.6, X.1.10, X.2.1), or a 550, 551 or
 * 553 without any, is permanent and about this address. Any other refusal is temporary, until the
 * letter's link expires.
 */
function endOf(error: unknown, messageRequested: boolean): End {
  const { command, responseCode, response } = error as Refusal
  if (responseCode === undefined || command === 'CONN') {
    return { delivery: messageRequested ? 'unknown' : 'not-accepted', answered: false }
  }
  const ofLetter = command === 'RCPT TO' || command === 'DATA'
  const refused = command === 'RCPT TO' && isBadMailbox(responseCode, response)
  return { delivery: refused ? 'refused' : 'not-accepted', answered: ofLetter }
}

type Refusal = { command?: string; responseCode?: number; response?: string }

function isBadMailbox(code: number, response = ''): boolean {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  if (enhanced) return /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/.test(enhanced)
  return code === 550 || code === 551 || code === 553
}
