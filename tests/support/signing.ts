import { answerLinkRequests } from '@/lib/mail/answer-link-requests'
import { answerSignatureRequests } from '@/lib/mail/answer-signature-requests'
import { deliverDueMail } from '@/lib/mail/deliver-due-mail'
import { listMailbox, type MailboxLetter } from '@/lib/mail/mailbox/list-mailbox'
import { mailboxFolder } from '@/lib/mail/mailbox/mailbox-folder'
import { mailboxTransport } from '@/lib/mail/transports/mailbox'
import type { Transport } from '@/lib/mail/transports/transport'
import { type EmailAddress, parseEmailAddress } from '@/lib/signatures/address/email-address'
import { signCampaign } from '@/lib/signatures/sign-campaign'
import { parseSignatureForm, type SignatureForm } from '@/lib/signatures/signature-form'

/** A valid form, as it comes through the edge; fields as in the contract. */
export function signatureForm(fields: Record<string, unknown> = {}): SignatureForm {
  const parsed = parseSignatureForm({
    name: 'Nil Prova',
    email: 'nil@example.org',
    country: '',
    consent: true,
    locale: 'ca',
    ...fields,
  })
  if (!parsed.ok) throw new Error(`Not a sound form: ${JSON.stringify(parsed.errors)}`)
  return parsed.form
}

/** An address as the edge reads it. */
export function emailOf(typed: string): EmailAddress {
  const email = parseEmailAddress(typed)
  if (!email) throw new Error(`Not an address: ${typed}`)
  return email
}

/** Signs as the form would, and asserts that a mail is coming. */
export async function sign(slug: string, fields: Record<string, unknown> = {}): Promise<void> {
  const { outcome } = await signCampaign(slug, signatureForm(fields))
  if (outcome !== 'mail-is-coming') throw new Error(`Not signed: ${outcome}`)
}

/** Answers as the worker would, until nothing is due: what is to be sent is queued. */
export async function answerAll(): Promise<void> {
  while ((await answerSignatureRequests()) > 0);
  while ((await answerLinkRequests()) > 0);
}

/** Works as the worker would, until nothing is due. */
export async function deliverAll(
  transport: Transport = mailboxTransport(mailboxFolder()),
): Promise<void> {
  await answerAll()
  while ((await deliverDueMail(transport)) > 0);
}

/** The letters to an address in this installation's mailbox, newest first. */
export async function lettersTo(address: string): Promise<MailboxLetter[]> {
  return (await listMailbox()).filter((letter) => letter.to === address)
}

/** The token in a letter's link. */
export function tokenIn(letter: MailboxLetter | undefined): string {
  const token = letter?.text.match(/\/([A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/)?.[1]
  if (!token) throw new Error('No link in the letter')
  return token
}

/** Signs, and reads the token from the letter that comes. */
export async function signAndReadToken(slug: string, email: string): Promise<string> {
  const before = (await lettersTo(email)).length
  await sign(slug, { email })
  await deliverAll()
  const letters = await lettersTo(email)
  if (letters.length !== before + 1) throw new Error(`${letters.length - before} letters came`)
  return tokenIn(letters[0])
}
