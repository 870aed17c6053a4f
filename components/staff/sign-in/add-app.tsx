'use client'

import { type ReactNode, useActionState } from 'react'
import { ShortField } from '@/components/staff/form/short-field-form'
import type { CodesWords, FactorAction, FactorState } from '@/components/staff/sign-in/factor-state'
import { RecoveryCodes } from '@/components/staff/sign-in/recovery-codes'

type Props = {
  action: FactorAction
  words: { code: string; hint: string; button: string; pending: string; added: string; go: string }
  codesWords: CodesWords
  /** Where to go once it is added. */
  to: string
  /** The key and its picture. */
  children: ReactNode
}

/** Adds an authenticator app once it shows the right code; then the recovery codes are told. */
export function AddApp({ action, words, codesWords, to, children }: Props) {
  const [state, send, isPending] = useActionState<FactorState, FormData>(action, {})
  if (state.codes?.length) return <RecoveryCodes codes={state.codes} words={codesWords} to={to} />
  if (state.added) {
    return (
      <div className="notice done" role="status">
        <p>{words.added}</p>
        <p>
          <a href={to}>{words.go}</a>
        </p>
      </div>
    )
  }
  return (
    <>
      {children}
      <form className="form" action={send} noValidate>
        {state.failed && (
          <div className="notice" role="alert">
            <h2>{state.failed.title}</h2>
            <p>{state.failed.text}</p>
          </div>
        )}
        <ShortField
          name="code"
          label={words.code}
          hint={words.hint}
          autoComplete="one-time-code"
          state={state}
        />
        <button className="button" type="submit" aria-disabled={isPending || undefined}>
          {isPending ? words.pending : words.button}
        </button>
      </form>
    </>
  )
}
