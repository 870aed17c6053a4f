import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import type { ConsentToReview } from '@/lib/defenders/consent/manage/list-consents-to-review'
import { dayAndTime } from '@/lib/i18n/day-and-time'

const longestList = 30

/** The consents that need somebody, the most urgent first: one line a reason, with its day. */
export function DueConsents({ consents }: { consents: ConsentToReview[] }) {
  const t = useTranslations('attention')
  if (consents.length === 0) return <p>{t('noConsents')}</p>
  const more = consents.length - longestList
  return (
    <>
      <ul className="lines">
        {consents.slice(0, longestList).map((consent) => (
          <li key={`${consent.defenderId} ${consent.reason}`}>
            <Link href={`/staff/defenders/${consent.defenderId}/consent`} prefetch={false}>
              {consent.name}
            </Link>
            <span>
              <Reason consent={consent} />
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('moreConsents', { count: more })}</p>}
    </>
  )
}

function Reason({ consent: { reason, endsAt, since } }: { consent: ConsentToReview }) {
  const t = useTranslations('attention.reasons')
  const locale = useLocale()
  const timeOf = (at: Date | undefined) => ({ time: at ? dayAndTime(locale, at) : '' })
  switch (reason) {
    case 'ends-in-60-days':
    case 'ends-in-30-days':
    case 'ends-in-7-days':
      return t('ends', timeOf(endsAt))
    case 'ended':
      return t('ended', timeOf(endsAt))
    case 'situation-changed':
    case 'extension-waits':
      return t(reason, timeOf(since))
    case 'to-be-asked':
      return t('to-be-asked')
    default:
      return reason satisfies never
  }
}
