import type { Field } from '@/lib/signatures/signature-form'

/** What a person had typed and ticked, to be given back to them. */
export type Typed = {
  name: string
  email: string
  country: string
  showName: boolean
  updates: boolean
  consent: boolean
  version: string
  website: string
}

/** What stands above a form that comes back, in the words of the page's language. */
export type Said = {
  /** The status that the answer has; `undefined` before anything was sent. */
  status?: 409 | 422 | 429 | 503
  notice?: { title: string; text: string }
  errors?: Partial<Record<Field, string>>
}

/** One of the addresses that may be meant, and the words of its button. */
export type MeantAddress = { address: string; words: string }

export type SlipQuestion = { title: string; text: string; answers: readonly MeantAddress[] }

/** What the form to sign says back. */
export type SignState = Said & {
  typed: Typed
  /** Asked before anything is stored. Nothing is at fault, so the answer's status stays 200. */
  slip?: SlipQuestion
}

/** What the form that asks for a lost link says back; `taken` whether or not there is one. */
export type LinkState = Said & { typed: string; taken?: true }

export const nothingTyped: Typed = {
  name: '',
  email: '',
  country: '',
  showName: false,
  updates: false,
  consent: false,
  version: '',
  website: '',
}
