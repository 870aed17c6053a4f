import ca from '@/lib/i18n/messages/ca.json'
import en from '@/lib/i18n/messages/en.json'
import es from '@/lib/i18n/messages/es.json'
import { type Locale, locales } from '@/lib/i18n/routing'

/** What the site says in each language: people find their way by its words. */
export const words: Record<Locale, typeof en> = { ca, es, en }

/** How each language's own name begins in the language switch; a phone shows no more of it. */
export const ownNames: Record<Locale, RegExp> = { ca: /^Ca/, es: /^Es/, en: /^En/ }

/** What the language switch is called, whichever language it stands in. */
export const languageSwitch = new RegExp(
  `^(${locales.map((locale) => words[locale].site.languages).join('|')})$`,
)
