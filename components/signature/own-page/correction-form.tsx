'use client'

import { useActionState } from 'react'
import type { CorrectionAct } from '@/components/signature/own-page/correction-state'
import { SelectField, TextField } from '@/components/signature/text-field'
import type { Country } from '@/lib/i18n/countries'

type Props = {
  action: CorrectionAct
  /** The page's own public address, with the anchor of the answer. */
  address: string
  words: Record<'name' | 'country' | 'countryNone' | 'later' | 'button' | 'done', string>
  countries: readonly Country[]
  /** The stored values; the name is `undefined` while this link cannot open it. */
  stored: { name: string | undefined; country: string }
}

/** The form that corrects the values of the form to sign; rendered on the server only. */
export function CorrectionForm({ action, address, words, ...rest }: Props) {
  const [state, send] = useActionState(action, {}, address)
  const { countries, stored } = rest
  const { errors } = state
  return (
    <form className="act" action={send} data-once="">
      {state.failed && (
        <div className="notice" role="alert">
          <h2>{state.failed.title}</h2>
          <p>{state.failed.text}</p>
          {errors && (
            <ul>
              {Object.entries(errors).map(([field, error]) => (
                <li key={field}>
                  <a href={`#${field}`}>{error}</a>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {state.done && (
        <p className="notice done" role="status">
          {words.done}
        </p>
      )}
      {stored.name === undefined ? (
        <p>{words.later}</p>
      ) : (
        <TextField
          name="name"
          type="text"
          autoComplete="name"
          label={words.name}
          typed={state.typed?.name ?? stored.name}
          error={errors?.name}
          required
        />
      )}
      <SelectField
        name="country"
        autoComplete="country"
        label={words.country}
        typed={state.typed?.country ?? stored.country}
        error={errors?.country}
      >
        <option value="">{words.countryNone}</option>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <button className="button quiet" type="submit">
        {words.button}
      </button>
    </form>
  )
}
