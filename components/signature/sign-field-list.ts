import type { Field } from '@/lib/signatures/signature-form'

type FieldOnPage = {
  /** The field's name, which is also the key of its label and hint in the messages. */
  name: Field
  control: 'text' | 'email' | 'country' | 'box' | 'honeypot'
  hint: boolean
  required: boolean
}

/** The fields of the form to sign, in the page's order, a line each. */
export const signFields = [
  { name: 'name', control: 'text', hint: true, required: true },
  { name: 'email', control: 'email', hint: true, required: true },
  { name: 'country', control: 'country', hint: true, required: false },
  { name: 'website', control: 'honeypot', hint: false, required: false },
  { name: 'consent', control: 'box', hint: false, required: true },
] as const satisfies readonly FieldOnPage[]

export type SignField = (typeof signFields)[number]
