import type { ReactNode } from 'react'
import type { ActState } from '@/components/staff/form/act-state'

type FieldProps = {
  name: string
  label: string
  hint?: string
  state: ActState
  children?: ReactNode
}

/** A label, what is wrong, and a control that names both; without children a line of text. */
export function Field({ name, label, hint, state, children }: FieldProps) {
  const error = state.errors?.[name]
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {hint && <p className="hint">{hint}</p>}
      <FieldError name={name} error={error} />
      {children ?? (
        <input
          className="input"
          id={name}
          name={name}
          aria-describedby={error ? `${name}-error` : undefined}
          aria-invalid={error ? true : undefined}
          defaultValue={state.typed?.[name]}
        />
      )}
    </div>
  )
}

type SelectProps = Omit<FieldProps, 'children'> & {
  choices: readonly { value: string; text: string }[]
  /** The words of the choice that is none yet. */
  none?: string
}

/** One of several choices. */
export function Select({ choices, none, ...field }: SelectProps) {
  const { name, state } = field
  const error = state.errors?.[name]
  return (
    <Field {...field}>
      <select
        className="input"
        id={name}
        name={name}
        aria-describedby={error ? `${name}-error` : undefined}
        aria-invalid={error ? true : undefined}
        defaultValue={state.typed?.[name]}
        key={state.typed?.[name]}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}

type BoxesProps = Omit<FieldProps, 'children'> & {
  choices: readonly { value: string; text: string }[]
}

/** Boxes, of which several may be ticked; what was ticked before is joined by commas. */
export function Boxes({ name, label, hint, state, choices }: BoxesProps) {
  const error = state.errors?.[name]
  const chosen = state.typed?.[name]?.split(',') ?? []
  return (
    <fieldset className={error ? 'field wrong' : 'field'}>
      <legend>{label}</legend>
      {hint && <p className="hint">{hint}</p>}
      <FieldError name={name} error={error} />
      {choices.map(({ value, text }) => (
        <label key={value}>
          <input
            type="checkbox"
            name={name}
            value={value}
            defaultChecked={chosen.includes(value)}
            aria-describedby={error ? `${name}-error` : undefined}
          />{' '}
          {text}
        </label>
      ))}
    </fieldset>
  )
}

function FieldError({ name, error }: { name: string; error: string | undefined }) {
  if (!error) return null
  return (
    <p className="error" id={`${name}-error`}>
      {error}
    </p>
  )
}
