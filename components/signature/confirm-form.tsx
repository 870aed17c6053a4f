'use client'

import { useActionState } from 'react'
import type { Locale } from '@/lib/i18n/routing'

export type ConfirmState = { notice?: { title: string; text: string } }

type Props = {
  action: (before: ConfirmState, form: FormData) => Promise<ConfirmState>
  /** The page's own public address. */
  address: string
  token: string
  locale: Locale
  button: string
}

/** The one button that confirms; rendered on the server only. */
export function ConfirmForm({ action, address, token, locale, button }: Props) {
  const [{ notice }, send] = useActionState(action, {}, address)
  return (
    <form action={send}>
      {notice && (
        <div className="notice" role="alert">
          <meta name="answer-status" content="503" />
          <h2>{notice.title}</h2>
          <p>{notice.text}</p>
        </div>
      )}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      <button className="button" type="submit">
        {button}
      </button>
    </form>
  )
}
