'use client'

import { useActionState } from 'react'
import type { Choice } from '@/components/staff/consent/consent-form'
import { Field, Select } from '@/components/staff/consent/fields'
import type { StaffAction } from '@/components/staff/form/act-state'

type Props = {
  action: StaffAction
  words: {
    choose: string
    situation: string
    situations: Choice[]
    since: { label: string; hint: string }
    source: { label: string; hint: string }
    button: string
    pending: string
  }
}

/** What is known of a person's liberty, since when, and from whom. */
export function SituationForm({ action, words }: Props) {
  const [state, send, isPending] = useActionState(action, {})
  return (
    <form className="form" action={send}>
      {state.failed && (
        <div className="notice" role="alert">
          <h3>{state.failed.title}</h3>
          <p>{state.failed.text}</p>
        </div>
      )}
      <Select
        name="situation"
        none={words.choose}
        label={words.situation}
        choices={words.situations}
        state={state}
      />
      <Field name="since" {...words.since} state={state} />
      <Field name="source" {...words.source} state={state} />
      <button className="button" type="submit" aria-disabled={isPending || undefined}>
        {isPending ? words.pending : words.button}
      </button>
    </form>
  )
}
