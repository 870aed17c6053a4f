'use client'

import { type ReactNode, useActionState } from 'react'
import type { ActState, StaffAction } from '@/components/staff/form/act-state'

type Props = {
  action: StaffAction
  button: string
  /** What the button says while the act is under way. */
  pending: string
  kind?: 'filled' | 'plain' | 'takes-away'
  /** A field for text of several lines. */
  field?: { name: string; label: string; hint?: string }
  /** Before the button. */
  children?: ReactNode
}

/** A button that acts, with a field if the act needs one. It works without scripts too. */
export function ActForm({ action, button, pending, kind = 'filled', field, children }: Props) {
  const [state, send, isPending] = useActionState(action, {})
  return (
    <form className="form" action={send}>
      {state.failed && (
        <div className="notice" role="alert">
          <h2>{state.failed.title}</h2>
          <p>{state.failed.text}</p>
        </div>
      )}
      {field && <LongField {...field} state={state} />}
      {children}
      <button
        className={kind === 'filled' ? 'button' : `button ${kind}`}
        type="submit"
        aria-disabled={isPending || undefined}
      >
        {isPending ? pending : button}
      </button>
    </form>
  )
}

type LongFieldProps = NonNullable<Props['field']> & { state: ActState }

function LongField({ name, label, hint, state }: LongFieldProps) {
  const error = state.errors?.[name]
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      <textarea
        className="input"
        id={name}
        name={name}
        rows={4}
        maxLength={1_000}
        aria-required
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
        defaultValue={state.typed?.[name]}
      />
    </div>
  )
}
