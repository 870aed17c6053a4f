import { getTranslations } from 'next-intl/server'
import type { CampaignState } from '@/lib/campaigns/campaign-state'
import { fieldErrorWords } from '@/lib/i18n/field-error-words'
import type { Locale } from '@/lib/i18n/routing'
import { problemAnswer } from '@/lib/problems/problem-details'
import type { FieldErrors } from '@/lib/signatures/signature-form'

/** 422: each invalid field with its message, in the language that the body requested. */
export async function invalidFields(invalid: FieldErrors, locale: Locale): Promise<Response> {
  const t = await getTranslations({ locale, namespace: 'signature.check' })
  const errors = await fieldErrorWords(locale, invalid)
  return problemAnswer({ status: 422, title: t('title'), errors })
}

/** 409: the campaign takes no more signatures, and why. */
export async function closedProblem(locale: Locale, state: CampaignState): Promise<Response> {
  const t = await getTranslations({ locale, namespace: 'campaign' })
  const title = state === 'open' ? t('closedText') : t(`closed.${state}`)
  return problemAnswer({ status: 409, title, detail: t('closedText') })
}

/** 409: the text that was read is not the current one. */
export async function textChangedProblem(locale: Locale): Promise<Response> {
  const t = await getTranslations({ locale, namespace: 'signature.textChanged' })
  return problemAnswer({ status: 409, title: t('title'), detail: t('text') })
}
