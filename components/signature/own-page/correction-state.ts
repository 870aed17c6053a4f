import type { ActState } from '@/components/signature/own-page/act-state'
import type { TypedCorrection } from '@/lib/signatures/own-page/correction-form'

/** What the form that corrects name and country says back. */
export type CorrectionState = ActState & {
  errors?: { name?: string; country?: string }
  /** What was typed, where the form comes back. */
  typed?: TypedCorrection
}

export type CorrectionAct = (before: CorrectionState, form: FormData) => Promise<CorrectionState>
