'use client'

import { useActionState } from 'react'
import { PlaceLines } from '@/components/staff/pseudonym/place-lines'
import type { PseudonymAction, PseudonymState } from '@/components/staff/pseudonym/pseudonym-state'

type Props = { action: PseudonymAction; button: string; pending: string }

/** Publishes the identity that was saved, or says why it cannot be published yet. */
export function PublishForm({ action, button, pending }: Props) {
  const [state, send, isPending] = useActionState<PseudonymState, FormData>(action, {})
  return (
    <form className="form" action={send}>
      {state.failed && (
        <div className="notice" role="alert">
          <h3>{state.failed.title}</h3>
          <p>{state.failed.text}</p>
          {state.places && <PlaceLines places={state.places} />}
        </div>
      )}
      <button className="button" type="submit" aria-disabled={isPending || undefined}>
        {isPending ? pending : button}
      </button>
    </form>
  )
}
