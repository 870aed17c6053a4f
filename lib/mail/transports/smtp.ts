import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type SMTPPool from 'nodemailer/lib/smtp-pool'
import { composeMail } from '@/lib/mail/transports/compose-mail'
import type { Delivery, Letter, Transport } from '@/lib/mail/transports/transport'
import { isLoopback } from '@/lib/platform/settings'

const second = 1_000

/**
 * A mail server of the operator's, by SMTP. It knows no idempotency key: a letter whose answer was
 * lost after the whole message had been handed over is repeated once, under the same Message-ID.
 */
export function smtpTransport(url: string): Transport {
  // `maxRequeues` is documented and not in the types.
  const options: SMTPPool.Options & { maxRequeues: number } = {
    ...serverOf(url),
    pool: true,
    maxConnections: 1,
    // A message is never sent again behind our back.
    maxRequeues: 0,
    connectionTimeout: 20 * second,
    greetingTimeout: 20 * second,
    socketTimeout: 60 * second,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  const server = createTransport(options)
  return {
    name: 'smtp',
    most: 1,
    repeats: 1,
    async send({ letters }) {
      const deliveries: Delivery[] = []
      for (const letter of letters) deliveries.push(await sendOne(letter))
      return { deliveries }
    },
    close: () => server.close(),
  }

  async function sendOne(letter: Letter): Promise<Delivery> {
    const from = letter.from.replace(/^.*</, '').replace(/>$/, '')
    const message = await composeMail(letter)
    let whole = false
    const raw = Readable.from([message]).on('end', () => {
      whole = true
    })
    try {
      await server.sendMail({ envelope: { from, to: [letter.to] }, raw })
      return 'accepted'
    } catch (error) {
      return deliveryOf(error, whole)
    }
  }
}

function serverOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (secure ? 465 : 587)),
    secure,
    ...(username ? { auth } : {}),
    // A password is never sent in the clear over a network.
    requireTLS: !secure && username !== '' && !isLoopback(hostname),
  }
}

/**
 * What an error says of a letter (RFC 5321, 4.2.1: 4yz may go better later, 5yz will not). Only a
 * refusal of the addressee or the message is this letter's own; one of sign-in or sender is the
 * operator's, and passes. Once the whole message was sent, silence leaves open whether it was taken.
 */
function deliveryOf(error: unknown, whole: boolean): Delivery {
  const { command, responseCode } = error as { command?: string; responseCode?: number }
  if (responseCode === undefined || command === 'CONN') return whole ? 'unclear' : 'not-accepted'
  const own = command === 'RCPT TO' || command === 'DATA'
  return own && responseCode >= 500 ? 'refused' : 'not-accepted'
}
