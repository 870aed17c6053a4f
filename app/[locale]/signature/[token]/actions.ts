'use server'

import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ActState } from '@/components/signature/own-page/act-state'
import { defaultLocale, isLocale } from '@/lib/i18n/routing'
import { log } from '@/lib/platform/log'
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
  if (!preferences) return { failed: { status: 422, ...(await words(data, 'unread')) } }
  return answer(data, 'Choices could not be saved', (token) => change(token, preferences))
}

/** Withdraws and erases. */
export async function withdraw(_before: ActState, data: FormData): Promise<ActState> {
  return answer(data, 'A signature could not be withdrawn', withdrawSignature)
}

/** "This wasn't me", from the page that confirms as well. */
export async function reportNotMe(_before: ActState, data: FormData): Promise<ActState> {
  return answer(data, 'A signature could not be erased', report)
}

type Act = (token: string) => Promise<ChangeOutcome | WithdrawOutcome | ReportOutcome>

/** Where nothing is held (any more) the page says so itself. */
async function answer(data: FormData, what: string, act: Act): Promise<ActState> {
  const result = await orFailed(what, () => act(String(data.get('token') ?? '')))
  switch (result.outcome) {
    case 'changed':
    case 'withdrawn':
    case 'not-me':
      return { done: true }
    case 'nothing-held':
      return {}
    case 'failed':
      return { failed: { status: 503, ...(await words(data, 'failed')) } }
    default:
      return result satisfies never
  }
}

async function orFailed<Outcome>(what: string, act: () => Promise<Outcome>) {
  try {
    return await act()
  } catch (error) {
    const requestId = (await headers()).get('x-altaveu-request-id')
    log.error(what, { error, requestId })
    return { outcome: 'failed' } as const
  }
}

async function words(data: FormData, name: 'failed' | 'unread') {
  const given = data.get('locale')
  const locale = isLocale(given) ? given : defaultLocale
  const t = await getTranslations({ locale, namespace: 'own' })
  return { title: t(`${name}.title`), text: t(`${name}.text`) }
}
