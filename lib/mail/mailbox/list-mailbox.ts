import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'

export type MailboxLetter = {
  id: string
  to: string
  subject: string
  /** ISO 8601. */
  date: string
  text: string
  html: string
  headers: Record<string, string>
}

/** The letters in the local mailbox, newest first; none where nothing was sent yet. */
export async function listMailbox(): Promise<MailboxLetter[]> {
  const files = await readdir(mailboxFolder()).catch(() => [])
  const dated = await Promise.all(files.filter((file) => /^\w+\.eml$/.test(file)).map(dateOf))
  const newestFirst = dated.sort((a, b) => b.written - a.written)
  return Promise.all(newestFirst.map(({ file }) => readLetter(file)))
}

/** A letter's own date knows no fractions of a second. */
async function dateOf(file: string): Promise<{ file: string; written: number }> {
  return { file, written: (await stat(join(mailboxFolder(), file))).mtimeMs }
}

async function readLetter(file: string): Promise<MailboxLetter> {
  const email = await PostalMime.parse(await readFile(join(mailboxFolder(), file)))
  return {
    id: file.replace(/\.eml$/, ''),
    to: addressees(email),
    subject: email.subject ?? '',
    date: email.date ?? '',
    text: email.text ?? '',
    html: email.html ?? '',
    headers: Object.fromEntries(email.headers.map(({ key, value }) => [key, value])),
  }
}

function addressees(email: Email): string {
  return (email.to ?? []).map((one) => one.address ?? '').join(', ')
}
