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

/** What the form says back, in the words of the page's language. */
export type SignState = {
  typed: Typed
  /** The status that the answer has; `undefined` before anything was sent. */
  status?: 409 | 422 | 429 | 503
  notice?: { title: string; text: string }
  errors?: Partial<Record<Field, string>>
}

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
