import type { ActState } from '@/components/staff/form/act-state'

/** What a form that adds a way of giving the second factor shows. */
export type FactorState = ActState & {
  /** It was added. */
  added?: boolean
  /** Recovery codes, told this once. */
  codes?: string[]
}

export type FactorAction = (before: FactorState, data: FormData) => Promise<FactorState>

/** What the browser is asked for, as WebAuthn has it in JSON; `undefined` where nobody is signed in. */
export type StartPasskey<Options> = () => Promise<Options | undefined>
export type FinishPasskey = (response: unknown) => Promise<FactorState>

/** Words of what is scripted: no messages are loaded in a browser. */
export type PasskeyWords = { button: string; pending: string; failed: string; needsScript: string }
export type CodesWords = { title: string; text: string; go: string }
