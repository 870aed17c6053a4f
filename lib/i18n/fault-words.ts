import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/routing'
import type { NameFault } from '@/lib/signatures/person-name'
import type { Faults, Field } from '@/lib/signatures/signature-form'

/** Each field's own message, in the words of a language. */
export async function faultWords(
  locale: Locale,
  faults: Faults,
): Promise<Partial<Record<Field, string>>> {
  const t = await getTranslations({ locale, namespace: 'signature.faults' })
  const words = Object.entries(faults).map(([field, fault]) => {
    // Not every field can have every fault; a fault without a message of its own gets the field's
    // general one.
    const key = `${field}.${fault}` as Parameters<typeof t.has>[0]
    return [field, t.has(key) ? t(key) : t('other')]
  })
  return Object.fromEntries(words)
}

/** The fault of a name, in the words of a language. */
export async function nameFaultWords(locale: Locale, fault: NameFault): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'signature.faults.name' })
  return t(fault)
}
