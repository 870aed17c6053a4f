'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '@/components/signature/error-summary'
import { SignFields } from '@/components/signature/sign-fields'
import type { SignState } from '@/components/signature/sign-state'
import { TypoButtons } from '@/components/signature/typo-buttons'
import type { Country } from '@/lib/i18n/countries'

type Props = {
  action: (before: SignState, form: FormData) => Promise<SignState>
  /** The address that the form is sent to: the page's own, with the anchor of the answer. */
  address: string
  /** The version of the petition that the page shows; `undefined` where it could not be read. */
  version: number | undefined
  countries: readonly Country[]
  /** The text before the button: what happens with the data. */
  data: ReactNode
  /** Replaces the form where a campaign takes no more signatures. */
  closed: ReactNode
}

/**
 * The form to sign. It is rendered on the server only, and its state comes with the answer to the
 * form. The address is its key, so that the state is found again whatever else the page shows.
 */
export function SignForm({ action, address, closed, ...rest }: Props) {
  const before: SignState = { typed: {} }
  const [state, send] = useActionState(action, before, `${address}#sign`)
  const question = closed ? undefined : state.typo
  const { version, countries, data } = rest
  const t = useTranslations('signature')
  return (
    <section
      id={state.notice || question ? undefined : 'sign'}
      tabIndex={-1}
      aria-labelledby="sign-heading"
    >
      {closed ? (
        <>
          <ErrorSummary id="sign" {...state} />
          {closed}
        </>
      ) : (
        <>
          <h2 id="sign-heading">{t('heading')}</h2>
          <form className="form" action={send} noValidate data-once="">
            <ErrorSummary id="sign" {...state} />
            {question && <TypoButtons id={state.notice ? 'typo' : 'sign'} question={question} />}
            <input type="hidden" name="version" value={version ?? state.typed.version ?? ''} />
            <SignFields {...state} countries={countries} />
            {data}
            <button className="button" type="submit">
              {t('button')}
            </button>
          </form>
        </>
      )}
    </section>
  )
}
