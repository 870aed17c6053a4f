import type { MailSender } from '@/lib/platform/settings/mail-sender'
import type { EmailAddress } from '@/lib/signatures/address/email-address'

/** A letter ready to be sent. */
export type Letter = {
  /** As steady as the row it comes from: the Message-ID's local part. */
  name: string
  to: EmailAddress
  from: MailSender
  subject: string
  text: string
  html: string
  /** Beside those that every message has. */
  headers: Record<string, string>
  date: Date
}

/**
 * What became of a letter that was handed over:
 * - `accepted`: the other side answers for it from now on.
 * - `refused`: this one address, for good.
 * - `not-accepted`: certainly not taken; another time may go better (no connection, 429, 4xx).
 * - `unknown`: nobody can tell (no answer, 500); only the same call again may find out.
 */
export type Delivery = 'accepted' | 'refused' | 'not-accepted' | 'unknown'

/** Letters for one call. A key stands for one batch: whatever is sent under it is taken once. */
export type Batch = { key: string; letters: readonly Letter[] }

export type SendResult = {
  /** One a letter, in the batch's order. */
  deliveries: Delivery[]
  /** For how long, in milliseconds, the other side asks to be left alone. */
  pause?: number
  /** The other side answered about the letters, whatever it said: other letters may fare better. */
  answered?: boolean
  /** An earlier call under this key was taken, so that no repetition can tell more or send anything. */
  keyUsed?: boolean
}

/** A way by which letters go out. */
export type Transport = {
  name: 'mailbox' | 'resend' | 'smtp'
  /** The largest number of letters in a call. */
  batchSize: number
  /** How often a call without a clear answer may be repeated. */
  repeats: number
  /** Within so many milliseconds `send` has ended, whatever the other side does. */
  maxCallTime: number
  /** Hands a batch over. Returns what became of each letter, and throws only on a fault of its own. */
  send(batch: Batch): Promise<SendResult>
  /** Closes the connections that it holds open. */
  close(): void
}
