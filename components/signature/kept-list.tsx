import { useLocale, useTranslations } from 'next-intl'
import type { Locale } from '@/lib/i18n/routing'
import { unitWords } from '@/lib/i18n/unit-words'
import type { KeptData } from '@/lib/retention/retention-policy'
import type { Term } from '@/lib/retention/retention-rule'

type Props = { kept: readonly Pick<KeptData, 'name' | 'term'>[] }

/** All stored data with its terms: the numbers are those that the worker uses. */
export function KeptList({ kept }: Props) {
  const t = useTranslations('privacy.kept')
  const locale = useLocale()
  return (
    <ul className="bullets">
      {kept.map(({ name, term }) => (
        <li key={name}>{t(name, { term: termWords(locale, term) })}</li>
      ))}
    </ul>
  )
}

function termWords(locale: Locale, term: Term): string {
  if (term === 'always') return ''
  if ('hours' in term) return unitWords(locale, term.hours, 'hour')
  if ('days' in term) return unitWords(locale, term.days, 'day')
  if ('months' in term) return unitWords(locale, term.months, 'month')
  if ('campaignMonths' in term) return unitWords(locale, term.campaignMonths, 'month')
  return unitWords(locale, term.megabytes, 'megabyte')
}
