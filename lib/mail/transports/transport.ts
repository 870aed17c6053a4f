/** A letter ready to be sent. */
export type Letter = {
  /** As steady as the row it comes from: the Message-ID's local part. */
  name: string
  to: string
  from: string
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
 * - `unclear`: nobody can tell (no answer, 500); only the same call again may find out.
 */
export type Delivery = 'accepted' | 'refused' | 'not-accepted' | 'unclear'

/** Letters for one call; the same key always stands for the same letters in the same order. */
export type Batch = { key: string; letters: readonly Letter[] }

export type Handover = {
  /** One a letter, in the batch's order. */
  deliveries: Delivery[]
  /** For how long, in milliseconds, the other side asks to be left alone. */
  pause?: number
  /** The other side was there and spoke of the letters, whatever it said: others may fare better. */
  spoke?: boolean
}

/** A way out for letters. */
export type Transport = {
  name: 'mailbox' | 'resend' | 'smtp'
  /** So many letters go into a call. */
  most: number
  /** How often a call without a clear answer may be repeated. */
  repeats: number
  /** Hands a batch over. Returns what became of each letter, and throws only on a fault of its own. */
  send(batch: Batch): Promise<Handover>
  /** Lets go of what it holds open. */
  close(): void
}
