import { useLocale, useTranslations } from 'next-intl'
import { addressOf } from '@/lib/i18n/routing'

const ways = ['defenders', 'campaigns', 'whyTheyFight', 'unitedNations', 'about'] as const

/** The links at the end of a page of text. */
export function WaysOnwards({ from }: { from: (typeof ways)[number] }) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <nav className="part" aria-labelledby="onwards">
      <h2 id="onwards">{t('programme.onwards')}</h2>
      <ul className="people">
        {ways
          .filter((page) => page !== from)
          .map((page) => (
            <li key={page}>
              <a href={addressOf(locale, page)}>{t(`site.${page}`)}</a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
