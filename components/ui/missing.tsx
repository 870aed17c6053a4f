import { useLocale, useTranslations } from 'next-intl'
import { addressOf } from '@/lib/i18n/routing'

/** The same text for an address that never was and for one that was taken down. */
export function Missing() {
  const t = useTranslations('missing')
  const site = useTranslations('site')
  const locale = useLocale()
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('text')}</p>
      <ul className="people mt-6">
        {(['defenders', 'campaigns', 'home'] as const).map((page) => (
          <li key={page}>
            <a href={addressOf(locale, page)}>{site(page)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
