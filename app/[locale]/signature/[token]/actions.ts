'use server'

import { getTranslations } from 'next-intl/server'
import { submittedTo } from '@/app/documents/submitted-to'
import { handleRequest, unavailable } from '@/app/handle-request'
import type { ActState } from '@/components/signature/own-page/act-state'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import {
  type ChangeOutcome,
  changePreferences as change,
} from '@/lib/signatures/own-page/change-preferences'
import { readPreferences } from '@/lib/signatures/own-page/preferences-form'
import { type ReportOutcome, reportNotMe as report } from '@/lib/signatures/own-page/report-not-me'
import {
  type WithdrawOutcome,
  withdrawSignature,
} from '@/lib/signatures/own-page/withdraw-signature'

/** Opens the page: that it was sent is all; what is held the page reads itself. */
export async function open(): Promise<ActState> {
  return {}
}

/** Saves the two choices, both of them or neither. */
export async function changePreferences(_before: ActState, data: FormData): Promise<ActState> {
  const preferences = readPreferences(data)
  if (!preferences) {
    setAnswerStatus(422)
    return { failed: await words('unread') }
  }
  return answer('change the choices', (token) => change(token, preferences))
}

/** Withdraws and erases. */
export async function withdraw(_before: ActState, _data: FormData): Promise<ActState> {
  return answer('withdraw', withdrawSignature)
}

/** "This wasn't me", from the page that confirms as well. */
export async function reportNotMe(_before: ActState, _data: FormData): Promise<ActState> {
  return answer('erase what is not theirs', report)
}

type Act = (token: string) => Promise<ChangeOutcome | WithdrawOutcome | ReportOutcome>

/** Where nothing is held (any more) the page says so itself. */
async function answer(task: string, act: Act): Promise<ActState> {
  const { token } = submittedTo()
  const result = await handleRequest(task, () => act(token), unavailable)
  switch (result.outcome) {
    case 'changed':
    case 'withdrawn':
    case 'not-me':
      return { done: true }
    case 'nothing-held':
      return {}
    case 'unavailable':
      return { failed: await words('failed') }
    default:
      return result satisfies never
  }
}

async function words(name: 'failed' | 'unread') {
  const { locale } = submittedTo()
  const t = await getTranslations({ locale, namespace: 'own' })
  return { title: t(`${name}.title`), text: t(`${name}.text`) }
}
