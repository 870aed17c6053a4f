import type { MailboxLetter } from '@/lib/mail/mailbox/list-mailbox'
import { eventually } from '@/tests/support/eventually'

export type Mailbox = {
  /** All letters to an address by now, newest first. */
  lettersTo(address: string): Promise<MailboxLetter[]>
  /** The newest letter to an address, once there are so many (one). */
  letterTo(address: string, many?: number): Promise<MailboxLetter>
}

/** The local mailbox of a site, read as a person's mail program would: from outside, and with patience. */
export function mailboxOf(origin: string): Mailbox {
  async function lettersTo(address: string) {
    const response = await fetch(`${origin}/dev/mailbox.json`)
    if (!response.ok) throw new Error(`The mailbox answered ${response.status}`)
    const letters = (await response.json()) as MailboxLetter[]
    return letters.filter((letter) => letter.to === address)
  }
  return {
    lettersTo,
    letterTo: (address, many = 1) =>
      eventually(`letter ${many} to ${address}`, async () => {
        const letters = await lettersTo(address)
        return letters.length >= many && letters[0]
      }),
  }
}

/** The link that a letter carries. */
export function linkIn(letter: MailboxLetter): string {
  const link = letter.text.match(/https?:\/\/\S+\/[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/)?.[0]
  if (!link) throw new Error(`No link in the letter "${letter.subject}"`)
  return link
}
