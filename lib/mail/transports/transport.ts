/** A letter ready to be sent. */
export type Letter = {
  /** As steady as the request it answers: idempotency key and the Message-ID's local part. */
  name: string
  to: string
  from: string
  subject: string
  text: string
  html: string
  date: Date
}

/** Sends one letter, at most once a name however often it is called. Throws when it was not sent. */
export type Transport = (letter: Letter) => Promise<void>
