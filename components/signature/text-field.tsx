import type { ReactNode } from 'react'

type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  error: string | undefined
}

type TextFieldProps = FieldProps & {
  type: 'text' | 'email'
  autoComplete: string
  typed: string
  required?: boolean
}

/** The ids of the elements that describe a field, for `aria-describedby`. */
const describedBy = ({ name, hint, error }: FieldProps) =>
  [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined

/** A label, its hint before the control, and the control's own error beside it. */
function Field({ name, label, hint, error, children }: FieldProps & { children: ReactNode }) {
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
      {children}
    </div>
  )
}

export function TextField({ type, autoComplete, typed, required, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      <input
        className="input"
        id={field.name}
        name={field.name}
        type={type}
        autoComplete={autoComplete}
        defaultValue={typed}
        aria-required={required}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(field)}
      />
    </Field>
  )
}

type SelectFieldProps = FieldProps & { typed: string; autoComplete: string; children: ReactNode }

export function SelectField({ typed, autoComplete, children, ...field }: SelectFieldProps) {
  return (
    <Field {...field}>
      <select
        className="input"
        id={field.name}
        name={field.name}
        autoComplete={autoComplete}
        defaultValue={typed}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(field)}
      >
        {children}
      </select>
    </Field>
  )
}

type CheckFieldProps = FieldProps & { typed: boolean; required?: boolean }

export function CheckField({ typed, required, ...field }: CheckFieldProps) {
  const { name, label, hint, error } = field
  return (
    <div className={error ? 'check wrong' : 'check'}>
      <input
        id={name}
        name={name}
        type="checkbox"
        defaultChecked={typed}
        aria-required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(field)}
      />
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
    </div>
  )
}
