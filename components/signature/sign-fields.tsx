import type { LabelledField } from '@/components/signature/sign-field-list'
import type { SignState } from '@/components/signature/sign-state'
import { CheckField, SelectField, TextField } from '@/components/signature/text-field'
import type { Country } from '@/lib/i18n/countries'

type Props = Pick<SignState, 'typed' | 'errors'> & {
  fields: readonly LabelledField[]
  countries: readonly Country[]
  /** The first entry of the list of countries. */
  countryNone: string
}

export function SignFields({ typed, errors, fields, ...list }: Props) {
  return fields.map((field) => (
    <SignField
      key={field.name}
      {...{ field, ...list }}
      typed={typed[field.name] ?? ''}
      error={errors?.[field.name]}
    />
  ))
}

type FieldProps = Pick<Props, 'countries' | 'countryNone'> & {
  field: LabelledField
  typed: string
  error: string | undefined
}

function SignField({ field, typed, error, countries, countryNone }: FieldProps) {
  const { control, required, ...labelled } = field
  const fieldProps = { ...labelled, error }
  switch (control) {
    case 'text':
    case 'email':
      return (
        <TextField
          {...fieldProps}
          type={control}
          autoComplete={field.name}
          typed={typed}
          required={required}
        />
      )
    case 'country':
      return (
        <SelectField {...fieldProps} autoComplete="country" typed={typed}>
          <option value="">{countryNone}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      )
    case 'box':
      return <CheckField {...fieldProps} typed={typed === 'on'} required={required} />
    case 'honeypot':
      return <Honeypot {...fieldProps} typed={typed} />
    default:
      return control satisfies never
  }
}

type HoneypotProps = { name: string; label: string; typed: string; error: string | undefined }

/**
 * A field that robots fill in and people never see. Where it was filled in all the same, by a
 * browser's autofill for example, it is shown with the reason, so that no signature is dropped
 * silently.
 */
function Honeypot({ name, label, typed, error }: HoneypotProps) {
  if (error) return <TextField {...{ name, label, typed, error }} type="text" autoComplete="off" />
  return (
    <div className="away" aria-hidden="true">
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} tabIndex={-1} autoComplete="off" defaultValue="" />
    </div>
  )
}
