import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server'
import { useTranslations } from 'next-intl'
import { AddApp } from '@/components/staff/sign-in/add-app'
import type {
  CodesWords,
  FactorAction,
  FinishPasskey,
  PasskeyWords,
  StartPasskey,
} from '@/components/staff/sign-in/factor-state'
import { PasskeyButton } from '@/components/staff/sign-in/passkey-button'
import { QrCode } from '@/components/staff/sign-in/qr-code'

export type EnrolmentActs = {
  addApp: FactorAction
  startPasskey: StartPasskey<PublicKeyCredentialCreationOptionsJSON>
  finishPasskey: FinishPasskey
}

type Props = { app: { uri: string; key: string }; acts: EnrolmentActs; to: string }

/** The two ways to add a second factor: a passkey, or an authenticator app. */
export function Enrolment({ app, acts, to }: Props) {
  const t = useTranslations('secondFactor')
  return (
    <>
      <section>
        <h2>{t('passkey')}</h2>
        <p>{t('passkeyText')}</p>
        <PasskeyButton
          use="add"
          start={acts.startPasskey}
          finish={acts.finishPasskey}
          words={usePasskeyWords('add')}
          codesWords={useCodesWords()}
          to={to}
        />
      </section>
      <section>
        <h2>{t('app')}</h2>
        <AddApp
          action={acts.addApp}
          words={{
            code: t('code'),
            hint: t('codeHint'),
            button: t('addApp'),
            pending: t('pending'),
            added: t('added'),
            go: t('go'),
          }}
          codesWords={useCodesWords()}
          to={to}
        >
          <p>{t('appText')}</p>
          <QrCode text={app.uri} label={t('qrCode')} />
          <p>
            {t('key')} <code className="key">{app.key}</code>
          </p>
        </AddApp>
      </section>
    </>
  )
}

export function usePasskeyWords(use: 'add' | 'prove'): PasskeyWords {
  const t = useTranslations('secondFactor')
  return {
    button: t(use === 'add' ? 'addPasskey' : 'usePasskey'),
    pending: t('pending'),
    failed: t('passkeyFailed'),
    needsScript: t('needsScript'),
  }
}

export function useCodesWords(): CodesWords {
  const t = useTranslations('secondFactor')
  return { title: t('codesTitle'), text: t('codesText'), go: t('go') }
}
