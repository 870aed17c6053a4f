import type { ActState } from '@/components/signature/own-page/act-state'
import type { TypedChoices } from '@/lib/signatures/choices-form'

/** The answer of the form of the two choices. */
export type ChoicesState = ActState & {
  /** The fault of the name to show. */
  error?: string
  /** The values that were typed and ticked, where the form is shown again. */
  typed?: TypedChoices
}

export type ChoicesAct = (before: ChoicesState, form: FormData) => Promise<ChoicesState>
