'use client'

import { useActionState } from 'react'
import type { Act } from '@/components/signature/own-page/act-state'

type Props = {
  action: Act
  address: string
  /** The words of the two buttons. */
  person: string
  face: string
}

/** One form of two buttons, each of which hides at once; rendered on the server only. */
export function HideForm({ action, address, person, face }: Props) {
  const [{ failed }, send] = useActionState(action, {}, address)
  return (
    <form className="act" action={send}>
      {failed && (
        <div className="notice" role="alert">
          <h2>{failed.title}</h2>
          <p>{failed.text}</p>
        </div>
      )}
      <p>
        <button className="button" type="submit" name="part" value="person">
          {person}
        </button>
      </p>
      <p>
        <button className="button quiet" type="submit" name="part" value="face">
          {face}
        </button>
      </p>
    </form>
  )
}
