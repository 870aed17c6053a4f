'use client'

import { type HTMLInputAutoCompleteAttribute, type ReactNode, useActionState } from 'react'
import type { ActState, StaffAction } from '@/components/staff/form/act-state'

type Props = {
  action: StaffAction
  button: string
  pending: string
  field: {
    name: string
    label: string
    hint?: string
    type?: 'text' | 'email'
    autoComplete?: HTMLInputAutoCompleteAttribute
    value?: string
  }
  kind?: 'filled' | 'plain'
  /** Between the field and the button. */
  children?: ReactNode
}

/** A field of one line with its button; what was typed stays where it is refused. */
export function ShortFieldForm({
  action,
  button,
  pending,
  field,
  kind = 'filled',
  children,
}: Props) {
  const [state, send, isPending] = useActionState<ActState, FormData>(action, {})
  return (
    <form className="form" action={send} noValidate>
      {state.failed && (
        <div className="notice" role="alert">
          <h2>{state.failed.title}</h2>
          <p>{state.failed.text}</p>
        </div>
      )}
      <ShortField {...field} state={state} />
      {children}
      <button
        className={kind === 'filled' ? 'button' : 'button plain'}
        type="submit"
        aria-disabled={isPending || undefined}
      >
        {isPending ? pending : button}
      </button>
    </form>
  )
}

type ShortFieldProps = Props['field'] & { state: ActState }

export function ShortField({
  name,
  label,
  hint,
  type = 'text',
  autoComplete = 'off',
  value,
  state,
}: ShortFieldProps) {
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
        <p className="error" id={`${name}-error`} role="alert">
          {error}
        </p>
      )}
      <input
        className="input"
        id={name}
        name={name}
        type={type}
        maxLength={300}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy || undefined}
        defaultValue={state.typed?.[name] ?? value}
      />
    </div>
  )
}
