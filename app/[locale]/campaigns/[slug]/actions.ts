'use server'

import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { chosenEmail, repairQuestion, typoQuestion } from '@/app/documents/email-question'
import { submittedTo } from '@/app/documents/submitted-to'
import { handleRequest, unavailable } from '@/app/handle-request'
import type { FormValues, SignState } from '@/components/signature/sign-state'
import { fieldErrorWords } from '@/lib/i18n/field-error-words'
import type { Locale } from '@/lib/i18n/routing'
import { currentRequest, setAnswerStatus } from '@/lib/platform/request-protocol'
import { stampedAddress } from '@/lib/signatures/act-stamp'
import { suggestAddress } from '@/lib/signatures/address/domain-typo'
import { signCampaign } from '@/lib/signatures/sign-campaign'
import {
  type Field,
  formDataFields,
  parseSignatureForm,
  type SignatureForm,
} from '@/lib/signatures/signature-form'

/**
 * Handles the form to sign. A valid form leads to the next page, after one more question where its
 * address looks like a typo; any other is shown again with the values that were typed.
 */
export async function sign(_before: SignState, data: FormData): Promise<SignState> {
  const chosen = chosenEmail(data)
  const { locale, slug } = submittedTo()
  const email = chosen === undefined ? {} : { email: chosen }
  const fields = { ...formDataFields(data), ...email, locale }
  const typed = typedIn(fields)

  const seconds = currentRequest().retryAfter
  if (seconds !== undefined) {
    return { typed, ...(await refusal(429, locale, 'refused', { seconds })) }
  }

  const parsed = parseSignatureForm(fields)
  if (!parsed.ok) {
    const errors = await fieldErrorWords(locale, parsed.errors)
    const isAlone = Object.keys(parsed.errors).join() === 'email'
    const typo = isAlone ? await repairQuestion(locale, typed.email ?? '') : undefined
    return { typed, ...(await refusal(422, locale, 'check')), errors, typo }
  }
  const suggested = chosen === undefined ? suggestAddress(parsed.form.email) : undefined
  if (suggested !== undefined) {
    return { typed, typo: await typoQuestion(locale, parsed.form.email.typed, suggested) }
  }
  return signed(slug, parsed.form, typed)
}

async function signed(slug: string, form: SignatureForm, typed: FormValues): Promise<SignState> {
  const { locale } = form
  const result = await handleRequest('sign', () => signCampaign(slug, form), unavailable)
  switch (result.outcome) {
    case 'mail-is-coming':
      return redirect(stampedAddress(locale, 'checkYourInbox', slug))
    case 'unknown-campaign':
      return notFound()
    case 'closed':
      return { typed, ...(await refusal(409, locale, 'tooLate')) }
    case 'text-changed': {
      const again = { ...typed, consent: '' }
      return { typed: again, ...(await refusal(409, locale, 'textChanged')) }
    }
    case 'unavailable':
      return { typed, notice: await notice(locale, 'unavailable') }
    default:
      return result satisfies never
  }
}

/** The values that the form is shown again with; of a field that came repeatedly, the first. */
function typedIn(fields: Partial<Record<Field, string | string[]>>): FormValues {
  const first = Object.entries(fields).map(([field, value]) => [field, [value].flat()[0] ?? ''])
  return Object.fromEntries(first)
}

/** The notice above a form that is shown again, and the status of its answer. */
async function refusal(
  status: 409 | 422 | 429,
  locale: Locale,
  name: NoticeName,
  values?: { seconds: number },
) {
  setAnswerStatus(status)
  return { notice: await notice(locale, name, values) }
}

type NoticeName = 'check' | 'refused' | 'unavailable' | 'textChanged' | 'tooLate'

async function notice(locale: Locale, name: NoticeName, values: { seconds?: number } = {}) {
  const t = await getTranslations({ locale, namespace: 'signature' })
  const text = t(`${name}.text`, { seconds: values.seconds ?? 0 })
  return { title: t(`${name}.title`), text }
}
