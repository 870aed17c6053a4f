'use client'

import { type ReactNode, useActionState } from 'react'
import type { Act } from '@/components/signature/own-page/act-state'

type Props = {
  action: Act
  /** The page's own public address, and the place where the answer stands. */
  address: string
  button: string
  /** Not the one thing that the page is for. */
  quiet?: boolean
  /** What is said once it is done, where the page goes on. */
  done?: string
  /** Before the button. */
  children?: ReactNode
}

/** A button that does something about what a link stands for; rendered on the server only. */
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
