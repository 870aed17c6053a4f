'use client'

import { useActionState } from 'react'
import { Boxes, Field, Select } from '@/components/staff/consent/fields'
import type { StaffAction } from '@/components/staff/form/act-state'

export type Choice = { value: string; text: string }

export type ConsentWords = {
  fields: Record<
    'givenOn' | 'evidence' | 'paperAt' | 'startsOn' | 'endsOn' | 'channel',
    { label: string; hint: string }
  >
  choose: string
  kind: string
  kinds: Choice[]
  givenBy: string
  givers: Choice[]
  purposes: string
  purposeChoices: Choice[]
  covers: string
  scopeChoices: Choice[]
  freely: string
  freelyChoice: string
  button: string
  pending: string
}

type Props = { action: StaffAction; words: ConsentWords }

/** What is entered into the register: a consent or a denial. */
export function ConsentForm({ action, words }: Props) {
  const [state, send, isPending] = useActionState(action, {})
  const { fields } = words
  return (
    <form className="form" action={send}>
      {state.failed && (
        <div className="notice" role="alert">
          <h3>{state.failed.title}</h3>
          <p>{state.failed.text}</p>
        </div>
      )}
      <Select name="kind" label={words.kind} choices={words.kinds} state={state} />
      <Select
        name="givenBy"
        label={words.givenBy}
        choices={words.givers}
        none={words.choose}
        state={state}
      />
      <Field name="givenOn" {...fields.givenOn} state={state} />
      <Boxes name="covers" label={words.covers} choices={words.scopeChoices} state={state} />
      <Boxes name="purposes" label={words.purposes} choices={words.purposeChoices} state={state} />
      <Field name="evidence" {...fields.evidence} state={state} />
      <Field name="paperAt" {...fields.paperAt} state={state} />
      <Field name="channel" {...fields.channel} state={state} />
      <Field name="startsOn" {...fields.startsOn} state={state} />
      <Field name="endsOn" {...fields.endsOn} state={state} />
      <Boxes
        name="freely"
        label={words.freely}
        choices={[{ value: 'yes', text: words.freelyChoice }]}
        state={state}
      />
      <button className="button" type="submit" aria-disabled={isPending || undefined}>
        {isPending ? words.pending : words.button}
      </button>
    </form>
  )
}
