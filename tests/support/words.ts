import { type Messages, messages } from '@/lib/i18n/messages'
import { type Locale, locales } from '@/lib/i18n/routing'

/** The site's messages in each language, by which people find their way. */
export const words: Record<Locale, Messages> = messages

/** How each language's own name begins in the language switch; a phone shows no more of it. */
export const ownNames: Record<Locale, RegExp> = { ca: /^Ca/, es: /^Es/, en: /^En/ }

/** The label of the language switch, which is the same in every language. */
export const languageSwitch = new RegExp(
  `^(${locales.map((locale) => words[locale].site.languages).join('|')})$`,
)
