'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import type { CorrectionAct } from '@/components/signature/own-page/correction-state'
import { SelectField, TextField } from '@/components/signature/text-field'
import type { Country } from '@/lib/i18n/countries'

type Props = {
  action: CorrectionAct
  /** The page's own public address, with the anchor of the answer. */
  address: string
  countries: readonly Country[]
  /** The stored values; the name is `undefined` while this link cannot open it. */
  stored: { name: string | undefined; country: string }
}

/** The form that corrects the values of the form to sign; rendered on the server only. */
export function CorrectionForm({ action, address, countries, stored }: Props) {
  const t = useTranslations()
  const [state, send] = useActionState(action, {}, address)
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
          {t('own.corrected')}
        </p>
      )}
      {stored.name === undefined ? (
        <p>{t('own.correctLater')}</p>
      ) : (
        <TextField
          name="name"
          type="text"
          autoComplete="name"
          label={t('signature.name')}
          typed={state.typed?.name ?? stored.name}
          error={errors?.name}
          required
        />
      )}
      <SelectField
        name="country"
        autoComplete="country"
        label={t('signature.country')}
        typed={state.typed?.country ?? stored.country}
        error={errors?.country}
      >
        <option value="">{t('signature.countryNone')}</option>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <button className="button quiet" type="submit">
        {t('own.correct')}
      </button>
    </form>
  )
}
