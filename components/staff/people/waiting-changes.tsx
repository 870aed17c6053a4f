import { useLocale, useTranslations } from 'next-intl'
import { ActForm } from '@/components/staff/form/act-form'
import type { StaffAction } from '@/components/staff/form/act-state'
import { shortDayAndTime } from '@/lib/i18n/day-and-time'
import type { WaitingChange } from '@/lib/staff/manage/list-changes'

type Props = {
  changes: WaitingChange[]
  /** Who looks at it: they agree neither to what they asked for nor to what is about them. */
  memberId: string
  approve: StaffAction
  refuse: StaffAction
}

/** What waits for another administrator's yes. */
export function WaitingChanges({ changes, memberId, approve, refuse }: Props) {
  const t = useTranslations('people')
  const locale = useLocale()
  if (changes.length === 0) return null
  return (
    <section>
      <h2>{t('waiting')}</h2>
      <p>{t('waitingText')}</p>
      <ul className="rows">
        {changes.map(({ id, change, member, memberId: subject, asker, askedBy, expiresAt }) => (
          <li key={id}>
            <p>{t(`changes.${change}`, { member })}</p>
            <p className="hint">
              {t('askedBy', { asker, until: shortDayAndTime(locale, expiresAt) })}
            </p>
            {askedBy !== memberId && subject !== memberId && (
              <ActForm action={approve} button={t('approve')} pending={t('pending')} kind="plain">
                <input type="hidden" name="change" value={id} />
              </ActForm>
            )}
            <ActForm action={refuse} button={t('refuse')} pending={t('pending')} kind="takes-away">
              <input type="hidden" name="change" value={id} />
            </ActForm>
          </li>
        ))}
      </ul>
    </section>
  )
}
