import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Locale } from '@/lib/i18n/routing'

/** The `lang` of a part that is shown in another language than the page's, and nothing otherwise. */
export function useOtherLanguage(text: Locale): Locale | undefined {
  return text === useLocale() ? undefined : text
}

/** A notice where a text does not exist in the page's language. */
export function OtherLanguageNotice({ text }: { text: Locale }): ReactNode {
  const t = useTranslations('site')
  if (useOtherLanguage(text) === undefined) return null
  return <p className="notice">{t('otherLanguage', { language: t(`languageNames.${text}`) })}</p>
}
