import type { SignState } from '@/components/signature/sign-state'
import { CheckField, SelectField, TextField } from '@/components/signature/text-field'
import type { Country } from '@/lib/i18n/countries'

/** What the fields are called, in the page's language. */
export type SignWords = Record<
  | 'heading'
  | 'name'
  | 'nameHint'
  | 'email'
  | 'emailHint'
  | 'country'
  | 'countryHint'
  | 'countryNone'
  | 'consent'
  | 'button'
  | 'website',
  string
>

type Props = Pick<SignState, 'typed' | 'errors'> & {
  words: SignWords
  countries: readonly Country[]
}

export function SignFields({ typed, errors, words, countries }: Props) {
  return (
    <>
      <TextField
        name="name"
        type="text"
        autoComplete="name"
        label={words.name}
        hint={words.nameHint}
        typed={typed.name}
        error={errors?.name}
        required
      />
      <TextField
        name="email"
        type="email"
        autoComplete="email"
        label={words.email}
        hint={words.emailHint}
        typed={typed.email}
        error={errors?.email}
        required
      />
      <SelectField
        name="country"
        autoComplete="country"
        label={words.country}
        hint={words.countryHint}
        typed={typed.country}
        error={errors?.country}
      >
        <option value="">{words.countryNone}</option>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <Honeypot label={words.website} typed={typed.website} error={errors?.website} />
      <CheckField
        name="consent"
        label={words.consent}
        typed={typed.consent}
        error={errors?.consent}
        required
      />
    </>
  )
}

type HoneypotProps = { label: string; typed: string; error: string | undefined }

/**
 * A field that robots fill and people never meet. Where it was filled all the same, by a
 * browser's autofill for one, it is shown with the reason: nothing is dropped in silence.
 */
function Honeypot({ label, typed, error }: HoneypotProps) {
  if (error) {
    const field = { name: 'website', label, typed, error }
    return <TextField {...field} type="text" autoComplete="off" />
  }
  return (
    <div className="away" aria-hidden="true">
      <label htmlFor="website">{label}</label>
      <input id="website" name="website" tabIndex={-1} autoComplete="off" defaultValue="" />
    </div>
  )
}
