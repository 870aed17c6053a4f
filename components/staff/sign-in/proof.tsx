import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { useTranslations } from 'next-intl'
import type { StaffAction } from '@/components/staff/form/act-state'
import { ShortFieldForm } from '@/components/staff/form/short-field-form'
import { useCodesWords, usePasskeyWords } from '@/components/staff/sign-in/enrolment'
import type { FinishPasskey, StartPasskey } from '@/components/staff/sign-in/factor-state'
import { PasskeyButton } from '@/components/staff/sign-in/passkey-button'

type Props = {
  hasPasskey: boolean
  to: string
  acts: {
    proveByCode: StaffAction
    startPasskey: StartPasskey<PublicKeyCredentialRequestOptionsJSON>
    finishPasskey: FinishPasskey
  }
}

/** Asks a member for the second factor that they have. */
export function Proof({ hasPasskey, to, acts }: Props) {
  const t = useTranslations('secondFactor')
  const words = usePasskeyWords('prove')
  const codesWords = useCodesWords()
  return (
    <>
      <h1>{t('proveTitle')}</h1>
      {hasPasskey && (
        <PasskeyButton
          use="prove"
          start={acts.startPasskey}
          finish={acts.finishPasskey}
          words={words}
          codesWords={codesWords}
          to={to}
        />
      )}
      <ShortFieldForm
        action={acts.proveByCode}
        button={t('prove')}
        pending={t('pending')}
        kind={hasPasskey ? 'plain' : 'filled'}
        field={{
          ...{ name: 'code', label: t('anyCode'), hint: t('anyCodeHint') },
          autoComplete: 'one-time-code',
        }}
      />
      <p className="hint">{t('lost')}</p>
    </>
  )
}
