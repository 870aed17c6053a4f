import { listMailbox, type MailboxLetter } from '@/lib/mail/mailbox/list-mailbox'

/** One letter of the local mailbox; `undefined` where there is none of that id. */
export async function readMailboxLetter(id: string): Promise<MailboxLetter | undefined> {
  return (await listMailbox()).find((letter) => letter.id === id)
}
