import { randomBytes, randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { type Answer, ask } from '@/tests/http/ask'

/** The signer that Resend's SDK brings along, which no other code of ours names. */
const fromHere = createRequire(import.meta.url)
const { Webhook } = createRequire(fromHere.resolve('resend'))('standardwebhooks') as {
  Webhook: new (secret: string) => { sign(id: string, at: Date, body: string): string }
}

export const reportsAddress = '/api/webhooks/resend'

export const makeSecret = () => `whsec_${randomBytes(24).toString('base64')}`

/** The headers with which Resend sends a report. */
export function signedHeaders(
  body: string,
  secret: string,
  { id = `msg_${randomUUID()}`, at = new Date() } = {},
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'svix-id': id,
    'svix-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'svix-signature': new Webhook(secret).sign(id, at, body),
  }
}

const letter = (to: string[]) => ({
  created_at: '2026-11-24T10:00:00.000Z',
  email_id: '56761188-7520-42d8-8898-ff6fc54ce618',
  from: 'Altaveu <altaveu@example.org>',
  subject: 'Confirm your signature',
  to,
})

/** A bounce as Resend's documentation shows it. */
export function bounceOf(to: string[], type = 'Permanent'): string {
  const bounce = { message: 'The mailbox does not exist.', subType: 'General', type }
  return event('email.bounced', { ...letter(to), bounce })
}

export function complaintOf(to: string[]): string {
  return event('email.complained', letter(to))
}

export function event(type: string, data: unknown): string {
  return JSON.stringify({ type, created_at: '2026-11-24T10:00:05.000Z', data })
}

/** Sends a report, signed as Resend would. */
export function report(
  origin: string,
  secret: string,
  body: string,
  signed: { id?: string; at?: Date } = {},
): Promise<Answer> {
  const headers = signedHeaders(body, secret, signed)
  return ask(origin, reportsAddress, { method: 'POST', headers, body })
}
