import { useLocale, useTranslations } from 'next-intl'
import { ActForm } from '@/components/staff/form/act-form'
import type { StaffAction } from '@/components/staff/form/act-state'
import type { ConsentEntry } from '@/lib/defenders/consent/manage/look-at-consents'
import { dayAndTime } from '@/lib/i18n/day-and-time'
import { longDay } from '@/lib/i18n/long-date'

type Props = { entries: ConsentEntry[]; approve: StaffAction }

/** The extensions that wait for a second member; whoever asked for one does not approve it. */
export function WaitingExtensions({ entries, approve }: Props) {
  const t = useTranslations('consent.extension')
  const pending = useTranslations('consent')('pending')
  const locale = useLocale()
  const waiting = entries.flatMap((entry) => (entry.waiting ? [{ ...entry.waiting, entry }] : []))
  if (waiting.length === 0) return null
  return (
    <section>
      <h2>{t('waits')}</h2>
      <ul className="rows">
        {waiting.map(({ id, endsAt, reason, name, ownAsk, entry }) => (
          <li key={id}>
            <p>
              {t('line', {
                ...{ day: longDay(locale, entry.givenOn), until: dayAndTime(locale, endsAt) },
              })}
            </p>
            <p>{t('asked', { name, reason })}</p>
            {ownAsk ? (
              <p className="hint">{t('own')}</p>
            ) : (
              <ActForm action={approve} button={t('approve')} pending={pending} kind="plain">
                <input type="hidden" name="extension" value={id} />
              </ActForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
