'use client'

import { useTranslations } from 'next-intl'
import { useActionState } from 'react'
import type { ChoicesAct } from '@/components/signature/choices/choices-state'
import { CheckField, TextField } from '@/components/signature/text-field'
import type { TypedChoices } from '@/lib/signatures/choices-form'

type Props = {
  action: ChoicesAct
  /** The page's own public address, with the anchor of the answer. */
  address: string
  /** The choices so far. */
  chosen: TypedChoices
  button: string
  /** The hint of the choice to be shown, where it is another than for a new signature. */
  showNameHint?: string
  /** Whether the button is a secondary one on its page. */
  quiet?: boolean
  /** The words after it is done, where the page goes on. */
  done?: string
}

/**
 * The form of the two choices: what becomes public, and updates. It asks the holder of the link,
 * and both are off unless chosen. The form that confirms and the signer's own page share it; it is
 * rendered on the server only.
 */
export function ChoicesForm({ action, address, ...rest }: Props) {
  const t = useTranslations('choices')
  const [state, send] = useActionState(action, {}, address)
  const { chosen, button, showNameHint, quiet, done } = rest
  const { showName, publicName, updates } = state.typed ?? chosen
  return (
    <form className="act" action={send} data-once="">
      {state.failed && (
        <div className="notice" role="alert">
          <h2>{state.failed.title}</h2>
          <p>{state.failed.text}</p>
          {state.error && (
            <ul>
              <li>
                <a href="#publicName">{state.error}</a>
              </li>
            </ul>
          )}
        </div>
      )}
      {state.done && done && (
        <p className="notice done" role="status">
          {done}
        </p>
      )}
      <div className="choice">
        <CheckField
          name="showName"
          label={t('showName')}
          hint={showNameHint ?? t('showNameHint')}
          typed={showName}
          error={undefined}
        />
        <TextField
          name="publicName"
          type="text"
          autoComplete="off"
          label={t('publicName')}
          hint={t('publicNameHint')}
          typed={publicName}
          error={state.error}
        />
      </div>
      <CheckField name="updates" label={t('updates')} typed={updates} error={undefined} />
      <button className={quiet ? 'button quiet' : 'button'} type="submit">
        {button}
      </button>
    </form>
  )
}
