'use client'

import { useActionState } from 'react'
import type { Choice } from '@/components/staff/consent/consent-form'
import { Boxes, Field, Select } from '@/components/staff/consent/fields'
import { PlaceLines } from '@/components/staff/pseudonym/place-lines'
import type { PseudonymAction, PseudonymState } from '@/components/staff/pseudonym/pseudonym-state'

export type PseudonymWords = {
  kind: string
  kinds: Choice[]
  slug: { label: string; hint: string }
  texts: { locale: string; name: string; story: string }[]
  storyHint: string
  keeps: string
  keepsChoices: Choice[]
  words: string
  wordsChoice: string
  button: string
  pending: string
}

type Props = {
  action: PseudonymAction
  words: PseudonymWords
  /** What the draft has, as the form would have sent it. */
  draft: Record<string, string>
}

/** Under which name, address and texts a person is to be shown, and what is found of the former name. */
export function PseudonymForm({ action, words, draft }: Props) {
  const [state, send, isPending] = useActionState<PseudonymState, FormData>(action, {
    typed: draft,
  })
  return (
    <form className="form" action={send}>
      {state.failed && (
        <div className="notice" role="alert">
          <h3>{state.failed.title}</h3>
          <p>{state.failed.text}</p>
          {state.places && <PlaceLines places={state.places} />}
        </div>
      )}
      <Select name="kind" label={words.kind} choices={words.kinds} state={state} />
      <Field name="slug" {...words.slug} state={state} />
      {words.texts.map(({ locale, name, story }) => (
        <div className="form" key={locale}>
          <Field name={`name-${locale}`} label={name} state={state} />
          <Field name={`story-${locale}`} label={story} hint={words.storyHint} state={state}>
            <textarea
              className="input"
              id={`story-${locale}`}
              name={`story-${locale}`}
              lang={locale}
              rows={6}
              maxLength={12_000}
              aria-invalid={state.errors?.[`story-${locale}`] ? true : undefined}
              defaultValue={state.typed?.[`story-${locale}`]}
            />
          </Field>
        </div>
      ))}
      <Boxes name="keeps" label={words.keeps} choices={words.keepsChoices} state={state} />
      {state.places && (
        <Boxes
          name="wordsSeen"
          label={words.words}
          choices={[{ value: 'yes', text: words.wordsChoice }]}
          state={state}
        />
      )}
      <button className="button" type="submit" aria-disabled={isPending || undefined}>
        {isPending ? words.pending : words.button}
      </button>
    </form>
  )
}
