import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { WaitingLifting } from '@/lib/defenders/hiding/manage/list-waiting-liftings'
import { dayAndTime } from '@/lib/i18n/day-and-time'
import type { WaitingChange } from '@/lib/staff/manage/list-changes'

type Props = { liftings: WaitingLifting[]; changes: WaitingChange[] }

/** What one member asked for and another has to approve: one line each, with the day of the asking. */
export function SecondPerson({ liftings, changes }: Props) {
  const t = useTranslations('attention')
  const people = useTranslations('people')
  const locale = useLocale()
  if (liftings.length + changes.length === 0) return <p>{t('noSecond')}</p>
  return (
    <ul className="lines">
      {liftings.map(({ id, defenderId, name, askedAt }) => (
        <li key={id}>
          <Link href={`/staff/defenders/${defenderId}/link`} prefetch={false}>
            {t('lifting', { name })}
          </Link>
          <span>{t('askedAt', { time: dayAndTime(locale, askedAt) })}</span>
        </li>
      ))}
      {changes.map(({ id, change, member, askedAt }) => (
        <li key={id}>
          <Link href="/staff/people" prefetch={false}>
            {people(`changes.${change}`, { member })}
          </Link>
          <span>{t('askedAt', { time: dayAndTime(locale, askedAt) })}</span>
        </li>
      ))}
    </ul>
  )
}
