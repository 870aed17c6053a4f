import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { domainToUnicode } from 'node:url'
import { LRUCache } from 'lru-cache'
import PostalMime, { type Email } from 'postal-mime'
import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'

export type MailboxLetter = {
  id: string
  /**
   * The address as people write it: a domain of another alphabet is decoded from the ASCII of the
   * headers.
   */
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

/** A letter is never changed once it is written, so each is read once. */
const read = new LRUCache<string, MailboxLetter>({ max: 1_000 })

async function readLetter(file: string): Promise<MailboxLetter> {
  const path = join(mailboxFolder(), file)
  const known = read.get(path)
  if (known) return known
  const email = await PostalMime.parse(await readFile(path))
  const letter = {
    id: file.replace(/\.eml$/, ''),
    to: addressees(email),
    subject: email.subject ?? '',
    date: email.date ?? '',
    text: email.text ?? '',
    html: email.html ?? '',
    headers: Object.fromEntries(email.headers.map(({ key, value }) => [key, value])),
  }
  read.set(path, letter)
  return letter
}

function addressees(email: Email): string {
  return (email.to ?? []).map((one) => inItsAlphabet(one.address ?? '')).join(', ')
}

function inItsAlphabet(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const decoded = /(^|\.)xn--/i.test(domain) ? domainToUnicode(domain) : ''
  return decoded ? address.slice(0, -domain.length) + decoded : address
}
