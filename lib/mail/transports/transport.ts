import type { MailSender } from '@/lib/platform/settings/mail-sender'
import type { EmailAddress } from '@/lib/signatures/address/email-address'

/** A letter ready to be sent. */
export type Letter = {
  /** The same at each repetition: the Message-ID's local part. */
  name: string
  to: EmailAddress
  from: MailSender
  subject: string
  text: string
  html: string
  /** Headers besides those that every message has. */
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
  /** One outcome for each letter, in the batch's order. */
  deliveries: Delivery[]
  /** The milliseconds for which the provider asks not to be called. */
  pause?: number
  /**
   * Whether the provider answered about the letters, with whatever outcome: other letters may be
   * accepted.
   */
  answered?: boolean
  /**
   * Whether an earlier call under this key was accepted, so that no repetition can tell more or
   * send anything.
   */
  keyUsed?: boolean
}

/** A transport: a way to send letters. */
export type Transport = {
  name: 'mailbox' | 'resend' | 'smtp'
  /** The largest number of letters in a call. */
  batchSize: number
  /** How often a call without a clear answer may be repeated. */
  repeats: number
  /** The most milliseconds that `send` takes, whatever the provider does. */
  maxCallTime: number
  /** Sends a batch. Returns the outcome of each letter, and throws only on a fault of its own. */
  send(batch: Batch): Promise<SendResult>
  /** Closes the connections that it holds open. */
  close(): void
}
