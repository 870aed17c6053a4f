import { createTranslator } from 'use-intl/core'
import { messages } from '@/lib/i18n/messages'
import type { Locale } from '@/lib/i18n/routing'

/** The words of a language outside a page, such as a letter's. */
export function letterTranslator(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: 'letters' })
}
