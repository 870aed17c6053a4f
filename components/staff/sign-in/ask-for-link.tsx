import { useTranslations } from 'next-intl'
import type { StaffAction } from '@/components/staff/form/act-state'
import { ShortFieldForm } from '@/components/staff/form/short-field-form'

/** The form that asks for a link to sign in. */
export function AskForLink({ action }: { action: StaffAction }) {
  const t = useTranslations('signIn')
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <ShortFieldForm
        action={action}
        button={t('ask')}
        pending={t('pending')}
        field={{ name: 'email', label: t('email'), type: 'email', autoComplete: 'email' }}
      />
    </>
  )
}

type Sent = { from: string; hasMailbox: boolean }

/** The same for whoever asked. */
export function LinkMayCome({ from, hasMailbox }: Sent) {
  const t = useTranslations('signIn')
  return (
    <>
      <h1>{t('sentTitle')}</h1>
      <p>{t('sent', { from })}</p>
      <p>{t('sentLife')}</p>
      {hasMailbox && (
        <p>
          <a href="/dev/mailbox">{t('mailbox')}</a>
        </p>
      )}
      <p>
        <a href="/staff/sign-in">{t('again')}</a>
      </p>
    </>
  )
}

/** What everybody sees while the workspace is locked. */
export function Locked() {
  const t = useTranslations('signIn')
  return (
    <>
      <h1>{t('lockedTitle')}</h1>
      <p>{t('locked')}</p>
    </>
  )
}
