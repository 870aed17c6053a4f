'use client'

import { useActionState } from 'react'
import type { CodesWords, FactorAction, FactorState } from '@/components/staff/sign-in/factor-state'
import { RecoveryCodes } from '@/components/staff/sign-in/recovery-codes'

type Props = {
  action: FactorAction
  words: { button: string; pending: string }
  codesWords: CodesWords
}

/** Makes new recovery codes and shows them, this once. */
export function NewCodes({ action, words, codesWords }: Props) {
  const [state, send, isPending] = useActionState<FactorState, FormData>(action, {})
  if (state.codes?.length) {
    return <RecoveryCodes codes={state.codes} words={codesWords} to="/staff/me" />
  }
  return (
    <form className="form" action={send}>
      {state.failed && <p role="alert">{state.failed.text}</p>}
      <button className="button plain" type="submit" aria-disabled={isPending || undefined}>
        {isPending ? words.pending : words.button}
      </button>
    </form>
  )
}
