'use server'

import { getTranslations } from 'next-intl/server'
import { refusedChoices } from '@/app/documents/refused-choices'
import { submittedTo } from '@/app/documents/submitted-to'
import { handleRequest, unavailable } from '@/app/handle-request'
import type { ChoicesState } from '@/components/signature/choices/choices-state'
import type { ActState } from '@/components/signature/own-page/act-state'
import type { CorrectionState } from '@/components/signature/own-page/correction-state'
import { fieldErrorWords } from '@/lib/i18n/field-error-words'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import { parseChoices } from '@/lib/signatures/choices-form'
import {
  type ChangeOutcome,
  changeChoices as change,
} from '@/lib/signatures/own-page/change-choices'
import { type CorrectOutcome, correctSignature } from '@/lib/signatures/own-page/correct-signature'
import { parseCorrection } from '@/lib/signatures/own-page/correction-form'
import { type ReportOutcome, reportNotMe as report } from '@/lib/signatures/own-page/report-not-me'
import {
  type WithdrawOutcome,
  withdrawSignature,
} from '@/lib/signatures/own-page/withdraw-signature'

/**
 * Opens the page: that the form was submitted is all it needs, and the page reads the stored data
 * itself.
 */
export async function open(): Promise<ActState> {
  return {}
}

/** Saves the two choices, both of them or neither. */
export async function changeChoices(_before: ChoicesState, data: FormData): Promise<ChoicesState> {
  const parsed = parseChoices(data)
  if (!parsed.ok) return refusedChoices(parsed)
  return answer('change the choices', (token) => change(token, parsed.choices))
}

/** Corrects name and country, both of them or neither. */
export async function correct(_before: CorrectionState, data: FormData): Promise<CorrectionState> {
  const parsed = parseCorrection(data)
  if (parsed.ok) {
    return answer('correct a signature', (token) => correctSignature(token, parsed.correction))
  }
  setAnswerStatus(422)
  if (parsed.errors === 'unreadable') return { failed: await words('unread') }
  const errors = await fieldErrorWords(submittedTo().locale, parsed.errors)
  return { failed: await words('check'), errors, typed: parsed.typed }
}

/** Withdraws the signature and erases its data. */
export async function withdraw(_before: ActState, _data: FormData): Promise<ActState> {
  return answer('withdraw', withdrawSignature)
}

/** "This wasn't me", from the page that confirms as well. */
export async function reportNotMe(_before: ActState, _data: FormData): Promise<ActState> {
  return answer('erase what is not theirs', report)
}

type Outcome = ChangeOutcome | CorrectOutcome | WithdrawOutcome | ReportOutcome

/**
 * Where nothing is stored (any more), or the signature is not confirmed yet, the page says so
 * itself.
 */
async function answer(task: string, act: (token: string) => Promise<Outcome>): Promise<ActState> {
  const { token } = submittedTo()
  const result = await handleRequest(task, () => act(token), unavailable)
  switch (result.outcome) {
    case 'changed':
    case 'corrected':
    case 'withdrawn':
    case 'not-me':
      return { done: true }
    case 'not-confirmed':
    case 'not-found':
      return {}
    case 'unavailable':
      return { failed: await words('failed') }
    default:
      return result satisfies never
  }
}

async function words(name: 'failed' | 'unread' | 'check') {
  const { locale } = submittedTo()
  const t = await getTranslations({ locale, namespace: 'own' })
  return { title: t(`${name}.title`), text: t(`${name}.text`) }
}
