'use client'

import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import { useState } from 'react'
import type {
  CodesWords,
  FactorState,
  FinishPasskey,
  PasskeyWords,
  StartPasskey,
} from '@/components/staff/sign-in/factor-state'
import { RecoveryCodes } from '@/components/staff/sign-in/recovery-codes'

type Rest = { finish: FinishPasskey; words: PasskeyWords; codesWords: CodesWords; to: string }

type Props =
  | ({ use: 'add'; start: StartPasskey<PublicKeyCredentialCreationOptionsJSON> } & Rest)
  | ({ use: 'prove'; start: StartPasskey<PublicKeyCredentialRequestOptionsJSON> } & Rest)

/** Asks the browser for a passkey: the one part of the sign-in that needs scripts. */
export function PasskeyButton(props: Props) {
  const { words, codesWords, to, finish, use } = props
  const [state, setState] = useState<FactorState & { pending?: boolean; broken?: boolean }>({})
  const press = async () => {
    setState({ pending: true })
    try {
      const response = await askBrowser(props)
      const done = response ? await finish(response) : {}
      if (done.added && !done.codes?.length) return window.location.assign(to)
      setState(done.added ? done : { broken: true })
    } catch {
      // Whoever breaks off, and a browser that knows no passkeys, end here alike.
      setState({ broken: true })
    }
  }
  if (state.codes?.length) return <RecoveryCodes codes={state.codes} words={codesWords} to={to} />
  return (
    <div className="form">
      {state.broken && (
        <p className="error" role="alert">
          {words.failed}
        </p>
      )}
      <button
        className={use === 'prove' ? 'button' : 'button plain'}
        type="button"
        onClick={press}
        aria-disabled={state.pending || undefined}
      >
        {state.pending ? words.pending : words.button}
      </button>
      <noscript>
        <p className="hint">{words.needsScript}</p>
      </noscript>
    </div>
  )
}

async function askBrowser(props: Props) {
  if (props.use === 'add') {
    const optionsJSON = await props.start()
    return optionsJSON && startRegistration({ optionsJSON })
  }
  const optionsJSON = await props.start()
  return optionsJSON && startAuthentication({ optionsJSON })
}
