import { useLocale, useTranslations } from 'next-intl'
import { ActForm } from '@/components/staff/form/act-form'
import type { StaffAction } from '@/components/staff/form/act-state'
import { shortDayAndTime } from '@/lib/i18n/day-and-time'
import type { ListedSession } from '@/lib/staff/session/list-sessions'

type Props = {
  sessions: ListedSession[]
  /** The id of the session that asks. */
  own: string
  endIt: StaffAction
  signOut: StaffAction
}

/** A member's open sessions, each with its end, and the way out of this one. */
export function OwnSessions({ sessions, own, endIt, signOut }: Props) {
  const t = useTranslations('me')
  const locale = useLocale()
  return (
    <section>
      <h2>{t('sessions')}</h2>
      <ul className="rows">
        {sessions.map(({ id, browser, startedAt, seenAt }) => (
          <li key={id}>
            <p>
              {browser || t('unknownBrowser')}
              {id === own && ` · ${t('thisOne')}`}
            </p>
            <p className="hint">
              {t('times', {
                since: shortDayAndTime(locale, startedAt),
                seen: shortDayAndTime(locale, seenAt),
              })}
            </p>
            {id !== own && (
              <ActForm action={endIt} button={t('endIt')} pending={t('pending')} kind="takes-away">
                <input type="hidden" name="session" value={id} />
              </ActForm>
            )}
          </li>
        ))}
      </ul>
      <ActForm action={signOut} button={t('signOut')} pending={t('pending')} kind="plain" />
    </section>
  )
}
