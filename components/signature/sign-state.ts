import type { Field } from '@/lib/signatures/signature-form'

/** What a person had typed, and `on` where they had ticked, to be given back to them. */
export type FormValues = Partial<Record<Field, string>>

/** What stands above a form that comes back, in the words of the page's language. */
export type FormResponse = {
  notice?: { title: string; text: string }
  errors?: Partial<Record<Field, string>>
  /**
   * Asked before anything is stored. Where nothing is at fault, as with a likely domain, the answer's
   * status stays 200.
   */
  typo?: TypoQuestion | undefined
}

/** One of the addresses that may be meant, and the words of its button. */
export type EmailChoice = { address: string; words: string }

export type TypoQuestion = { title: string; text: string; answers: readonly EmailChoice[] }

/** What the form to sign says back. */
export type SignState = FormResponse & {
  typed: FormValues
}

/** What the form that asks for a lost link says back; `taken` whether or not there is one. */
export type LinkState = FormResponse & { typed: string; taken?: true }
