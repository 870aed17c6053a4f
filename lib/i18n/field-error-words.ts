import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/routing'
import type { NameFault } from '@/lib/signatures/person-name'
import type { Field, FieldErrors } from '@/lib/signatures/signature-form'

/** Each field's own message, in the words of a language. */
export async function fieldErrorWords(
  locale: Locale,
  errors: FieldErrors,
): Promise<Partial<Record<Field, string>>> {
  const t = await getTranslations({ locale, namespace: 'signature.faults' })
  const words = Object.entries(errors).map(([field, error]) => {
    // Not every field can have every error; an error without a message of its own gets the field's
    // general one.
    const key = `${field}.${error}` as Parameters<typeof t.has>[0]
    return [field, t.has(key) ? t(key) : t('other')]
  })
  return Object.fromEntries(words)
}

/** What is wrong with a name, in the words of a language. */
export async function nameErrorWords(locale: Locale, error: NameFault): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'signature.faults.name' })
  return t(error)
}
