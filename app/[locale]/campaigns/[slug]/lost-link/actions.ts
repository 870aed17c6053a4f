'use server'

import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { chosenEmail, repairQuestion } from '@/app/documents/email-question'
import { submittedTo } from '@/app/documents/submitted-to'
import { handleRequest, unavailable } from '@/app/handle-request'
import type { LinkState } from '@/components/signature/sign-state'
import { fieldErrorWords } from '@/lib/i18n/field-error-words'
import type { Locale } from '@/lib/i18n/routing'
import { currentRequest, setAnswerStatus } from '@/lib/platform/request-protocol'
import { askForLink } from '@/lib/signatures/ask-for-link'
import { formDataFields, parseEmailField } from '@/lib/signatures/signature-form'

/**
 * Handles the form that asks for a lost link. Its answer is the same whether or not the address has
 * signed.
 */
export async function askForIt(_before: LinkState, data: FormData): Promise<LinkState> {
  const given = formDataFields(data)
  const email = chosenEmail(data) ?? given.email
  const typed = [email ?? ''].flat()[0] ?? ''
  const { locale, slug } = submittedTo()

  const seconds = currentRequest().retryAfter
  if (seconds !== undefined) {
    setAnswerStatus(429)
    return { typed, notice: await notice(locale, 'refused', { seconds }) }
  }

  const parsed = parseEmailField(email)
  if (!parsed.ok) {
    const errors = await fieldErrorWords(locale, { email: parsed.error })
    const typo = await repairQuestion(locale, typed)
    setAnswerStatus(422)
    return { typed, notice: await notice(locale, 'check'), errors, typo }
  }
  const ask = () => askForLink(slug, parsed.email, locale)
  const result = await handleRequest('ask for a lost link', ask, unavailable)
  switch (result.outcome) {
    case 'mail-is-coming':
      return { typed: '', taken: true }
    case 'unknown-campaign':
      return notFound()
    case 'unavailable':
      return { typed, notice: await notice(locale, 'unavailable') }
    default:
      return result satisfies never
  }
}

type NoticeName = 'check' | 'refused' | 'unavailable'

async function notice(locale: Locale, name: NoticeName, values: { seconds?: number } = {}) {
  const t = await getTranslations({ locale, namespace: 'lostLink' })
  const text = t(`${name}.text`, { seconds: values.seconds ?? 0 })
  return { title: t(`${name}.title`), text }
}
