import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'
import { mailboxTransport } from '@/lib/mail/transports/mailbox'
import type { Letter, Transport } from '@/lib/mail/transports/transport'

/**
 * A transport that passes each letter to a function; if the function throws, the outcome of the
 * whole batch is unknown.
 */
export function letterByLetter(
  send: (letter: Letter) => Promise<unknown>,
  differences: Partial<Transport> = {},
): Transport {
  return {
    name: 'mailbox',
    batchSize: 50,
    repeats: Number.POSITIVE_INFINITY,
    maxCallTime: 60_000,
    async send({ letters }) {
      for (const letter of letters) await send(letter)
      return { deliveries: letters.map(() => 'accepted') }
    },
    close: () => undefined,
    ...differences,
  }
}

/** A transport that accepts nothing. */
export function rejectingTransport(
  onLetter: (letter: Letter) => unknown = () => undefined,
): Transport {
  return letterByLetter(async () => undefined, {
    async send({ letters }) {
      for (const letter of letters) onLetter(letter)
      return { deliveries: letters.map(() => 'not-accepted') }
    },
  })
}

/** Puts one letter into this installation's mailbox. */
export async function deliverToMailbox(letter: Letter): Promise<void> {
  await mailboxTransport(mailboxFolder()).send({ key: letter.name, letters: [letter] })
}
