import { useTranslations } from 'next-intl'
import { type SignField, signFields } from '@/components/signature/sign-field-list'
import type { SignState } from '@/components/signature/sign-state'
import { CheckField, SelectField, TextField } from '@/components/signature/text-field'
import type { Country } from '@/lib/i18n/countries'

type Props = Pick<SignState, 'typed' | 'errors'> & { countries: readonly Country[] }

export function SignFields({ typed, errors, countries }: Props) {
  return signFields.map((field) => (
    <Field
      key={field.name}
      {...{ field, countries }}
      typed={typed[field.name] ?? ''}
      error={errors?.[field.name]}
    />
  ))
}

type FieldProps = Pick<Props, 'countries'> & {
  field: SignField
  typed: string
  error: string | undefined
}

function Field({ field, typed, error, countries }: FieldProps) {
  const t = useTranslations('signature')
  const { name, control, required } = field
  const hint = field.hint ? t(`${field.name}Hint`) : undefined
  const fieldProps = { name, label: t(name), hint, error }
  switch (control) {
    case 'text':
    case 'email':
      return (
        <TextField
          {...fieldProps}
          type={control}
          autoComplete={name}
          typed={typed}
          required={required}
        />
      )
    case 'country':
      return (
        <SelectField {...fieldProps} autoComplete="country" typed={typed}>
          <option value="">{t('countryNone')}</option>
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
