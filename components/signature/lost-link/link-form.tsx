'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useActionState } from 'react'
import { ErrorSummary } from '@/components/signature/error-summary'
import type { LinkState } from '@/components/signature/sign-state'
import { TextField } from '@/components/signature/text-field'
import { TypoButtons } from '@/components/signature/typo-buttons'

type Props = {
  action: (before: LinkState, form: FormData) => Promise<LinkState>
  /** The page's own public address. */
  address: string
  /** The text above the form, which explains it. */
  children: ReactNode
  /** Replaces the form once it was accepted: the same for everybody. */
  answer: ReactNode
}

/** The form that asks for a lost link; rendered on the server only. */
export function LinkForm({ action, address, children, answer }: Props) {
  const [state, send] = useActionState(action, { typed: '' }, address)
  const t = useTranslations()
  if (state.taken) return answer
  return (
    <>
      {children}
      <form className="form column" action={send} noValidate>
        <ErrorSummary id="answer" {...state} />
        {state.typo && <TypoButtons id="typo" question={state.typo} />}
        <TextField
          name="email"
          type="email"
          autoComplete="email"
          label={t('signature.email')}
          hint={t('lostLink.emailHint')}
          typed={state.typed}
          error={state.errors?.email}
          required
        />
        <p>
          <button className="button" type="submit">
            {t('lostLink.button')}
          </button>
        </p>
      </form>
    </>
  )
}
