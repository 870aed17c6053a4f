import { createTranslator } from 'use-intl/core'
import ca from '@/lib/i18n/messages/ca.json'
import en from '@/lib/i18n/messages/en.json'
import es from '@/lib/i18n/messages/es.json'
import type { Locale } from '@/lib/i18n/routing'

const messages = { ca, es, en }

/** The words of a language outside a page, such as a letter's. */
export function letterWords(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: 'letters' })
}
