'use client'

import { type ReactNode, useActionState } from 'react'
import type { Act } from '@/components/signature/own-page/act-state'

type Props = {
  action: Act
  /** The page's own public address, with the anchor of the answer. */
  address: string
  button: string
  /** Whether the button is a secondary one on its page. */
  quiet?: boolean
  /** The words after it is done, where the page goes on. */
  done?: string
  /** The text before the button. */
  children?: ReactNode
}

/** A form of one button that acts on what a link stands for; rendered on the server only. */
export function ActForm({ action, address, button, quiet, done, children }: Props) {
  const [state, send] = useActionState(action, {}, address)
  return (
    <form className="act" action={send}>
      {state.failed && (
        <div className="notice" role="alert">
          <h2>{state.failed.title}</h2>
          <p>{state.failed.text}</p>
        </div>
      )}
      {state.done && done && (
        <p className="notice done" role="status">
          {done}
        </p>
      )}
      {children}
      <button className={quiet ? 'button quiet' : 'button'} type="submit">
        {button}
      </button>
    </form>
  )
}
