import { useLocale, useTranslations } from 'next-intl'
import { type Locale, locales } from '@/lib/i18n/routing'

/** The address of each language's link. */
export type OtherLanguages = Record<Locale, string>

/** The languages' own names, split where a phone shows only the beginning. */
const ownNames: Record<Locale, [string, string]> = {
  ca: ['Ca', 'talà'],
  es: ['Es', 'pañol'],
  en: ['En', 'glish'],
}

/** Links to the same page in the site's other languages. */
export function LanguageSwitch({ languages }: { languages: OtherLanguages }) {
  const t = useTranslations('site')
  const current = useLocale()
  return (
    <ul className="languages" aria-label={t('languages')}>
      {locales.map((locale) => (
        <li key={locale}>
          <a
            href={languages[locale]}
            hrefLang={locale}
            lang={locale}
            aria-current={locale === current ? 'true' : undefined}
          >
            {ownNames[locale][0]}
            <span className="long">{ownNames[locale][1]}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
