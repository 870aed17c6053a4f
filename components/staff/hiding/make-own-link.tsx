'use client'

import { type ReactNode, useActionState } from 'react'
import type { OwnLinkAction, OwnLinkState } from '@/components/staff/hiding/own-link-state'

type Props = {
  action: OwnLinkAction
  words: { button: string; pending: string; made: string; madeText: string }
  /** What stands before the button, until there is a new link. */
  children: ReactNode
}

/** Makes a person's own link and shows it, this once. */
export function MakeOwnLink({ action, words, children }: Props) {
  const [state, send, isPending] = useActionState<OwnLinkState, FormData>(action, {})
  if (state.addresses) {
    return (
      <div className="notice done" role="status">
        <h3>{words.made}</h3>
        <p>{words.madeText}</p>
        <dl className="facts">
          {state.addresses.map(({ language, address }) => (
            <div key={language}>
              <dt>{language}</dt>
              <dd className="address">{address}</dd>
            </div>
          ))}
        </dl>
      </div>
    )
  }
  return (
    <form className="form" action={send}>
      {children}
      {state.failed && (
        <div className="notice" role="alert">
          <h3>{state.failed.title}</h3>
          <p>{state.failed.text}</p>
        </div>
      )}
      <button className="button plain" type="submit" aria-disabled={isPending || undefined}>
        {isPending ? words.pending : words.button}
      </button>
    </form>
  )
}
