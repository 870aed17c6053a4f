import type { ActState } from '@/components/signature/own-page/act-state'
import type { TypedCorrection } from '@/lib/signatures/own-page/correction-form'

/** The answer of the form that corrects name and country. */
export type CorrectionState = ActState & {
  errors?: { name?: string; country?: string }
  /** The typed values, where the form is shown again. */
  typed?: TypedCorrection
}

export type CorrectionAct = (before: CorrectionState, form: FormData) => Promise<CorrectionState>
