import type { ActState } from '@/components/signature/own-page/act-state'
import type { TypedChoices } from '@/lib/signatures/choices-form'

/** What the form of the two choices says back. */
export type ChoicesState = ActState & {
  /** Beside the name to show. */
  error?: string
  /** What was typed and ticked, where the form comes back. */
  typed?: TypedChoices
}

export type ChoicesAct = (before: ChoicesState, form: FormData) => Promise<ChoicesState>
