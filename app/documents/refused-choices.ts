import { getTranslations } from 'next-intl/server'
import { submittedTo } from '@/app/documents/submitted-to'
import type { ChoicesState } from '@/components/signature/choices/choices-state'
import { nameErrorWords } from '@/lib/i18n/field-error-words'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import type { ParsedChoices } from '@/lib/signatures/choices-form'

/**
 * The answer of the choices' form where they are invalid (422), with the values that were typed.
 */
export async function refusedChoices(
  refused: Extract<ParsedChoices, { ok: false }>,
): Promise<ChoicesState> {
  const { locale } = submittedTo()
  setAnswerStatus(422)
  if (refused.error === 'unreadable') {
    const t = await getTranslations({ locale, namespace: 'own.unread' })
    return { failed: { title: t('title'), text: t('text') } }
  }
  const t = await getTranslations({ locale, namespace: 'choices' })
  const { typed } = refused
  const error =
    refused.error === 'missing' ? t('missing') : await nameErrorWords(locale, refused.error)
  return { failed: { title: t('check.title'), text: t('check.text') }, error, typed }
}
