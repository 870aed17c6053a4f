'use client'

import { useActionState } from 'react'
import { Field } from '@/components/staff/consent/fields'
import type { StaffAction } from '@/components/staff/form/act-state'

type Words = { label: string; hint: string }
type Props = {
  action: StaffAction
  consentId: string
  words: { lastDay: Words; reason: Words; button: string; pending: string }
}

/** Asks for more time for the consent of somebody who cannot be reached. */
export function ExtendForm({ action, consentId, words }: Props) {
  const [state, send, isPending] = useActionState(action, {})
  return (
    <form className="form" action={send}>
      {state.failed && (
        <div className="notice" role="alert">
          <h4>{state.failed.title}</h4>
          <p>{state.failed.text}</p>
        </div>
      )}
      <input type="hidden" name="extended" value={consentId} />
      <Field name={`lastDay-${consentId}`} {...words.lastDay} state={state} />
      <Field name={`reason-${consentId}`} {...words.reason} state={state} />
      <button className="button plain" type="submit" aria-disabled={isPending || undefined}>
        {isPending ? words.pending : words.button}
      </button>
    </form>
  )
}
