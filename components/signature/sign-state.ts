import type { Field } from '@/lib/signatures/signature-form'

/**
 * The values that a person had typed, and `on` for boxes they had ticked, with which the form is
 * shown again.
 */
export type FormValues = Partial<Record<Field, string>>

/** The notice above a form that is shown again, in the words of the page's language. */
export type FormResponse = {
  notice?: { title: string; text: string }
  errors?: Partial<Record<Field, string>>
  /**
   * A question before anything is stored. Where there is no fault, as with a likely domain, the
   * answer's status stays 200.
   */
  typo?: TypoQuestion | undefined
}

/** One of the likely addresses, and the words of its button. */
export type EmailChoice = { address: string; words: string }

export type TypoQuestion = { title: string; text: string; answers: readonly EmailChoice[] }

/** The answer of the form to sign. */
export type SignState = FormResponse & {
  typed: FormValues
}

/** The answer of the form that asks for a lost link; `taken` whether or not there is one. */
export type LinkState = FormResponse & { typed: string; taken?: true }
