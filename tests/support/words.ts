import { type Messages, messages } from '@/lib/i18n/messages'
import { type Locale, locales } from '@/lib/i18n/routing'

/** What the site says in each language: people find their way by its words. */
export const words: Record<Locale, Messages> = messages

/** How each language's own name begins in the language switch; a phone shows no more of it. */
export const ownNames: Record<Locale, RegExp> = { ca: /^Ca/, es: /^Es/, en: /^En/ }

/** What the language switch is called, whichever language it stands in. */
export const languageSwitch = new RegExp(
  `^(${locales.map((locale) => words[locale].site.languages).join('|')})$`,
)
