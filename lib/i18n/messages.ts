import caLetters from '@/lib/i18n/messages/ca/letters.json'
import caSignature from '@/lib/i18n/messages/ca/signature.json'
import caSite from '@/lib/i18n/messages/ca/site.json'
import caStaff from '@/lib/i18n/messages/ca/staff.json'
import enLetters from '@/lib/i18n/messages/en/letters.json'
import enSignature from '@/lib/i18n/messages/en/signature.json'
import enSite from '@/lib/i18n/messages/en/site.json'
import enStaff from '@/lib/i18n/messages/en/staff.json'
import esLetters from '@/lib/i18n/messages/es/letters.json'
import esSignature from '@/lib/i18n/messages/es/signature.json'
import esSite from '@/lib/i18n/messages/es/site.json'
import esStaff from '@/lib/i18n/messages/es/staff.json'
import type { Locale } from '@/lib/i18n/routing'

/** All words of the site by language: a file for each part of it, whose keys begin with different names. */
export const messages = {
  ca: { ...caSite, ...caSignature, ...caLetters, ...caStaff },
  es: { ...esSite, ...esSignature, ...esLetters, ...esStaff },
  en: { ...enSite, ...enSignature, ...enLetters, ...enStaff },
} satisfies Record<Locale, object>

export type Messages = (typeof messages)['en']

/**
 * The words of the public forms: React renders these as a client's, so that Next writes their words
 * into its payload, which the server takes out of every public page.
 */
export function formMessages(locale: Locale) {
  const { signature, choices, lostLink, own } = messages[locale]
  return { signature, choices, lostLink, own }
}
