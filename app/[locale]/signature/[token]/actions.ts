'use server'

import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import type { ActState } from '@/components/signature/own-page/act-state'
import { defaultLocale, isLocale } from '@/lib/i18n/routing'
import { log } from '@/lib/platform/log'
import { changeWishes as change } from '@/lib/signatures/own-page/change-wishes'
import { disownSignature } from '@/lib/signatures/own-page/disown-signature'
import { readWishes } from '@/lib/signatures/own-page/wishes-form'
import { withdrawSignature } from '@/lib/signatures/own-page/withdraw-signature'

/** Opens the page: that it was sent is all; what is held the page reads itself. */
export async function open(): Promise<ActState> {
  return {}
}

/** Saves the two choices, both of them or neither. */
export async function changeWishes(_before: ActState, data: FormData): Promise<ActState> {
  const wishes = readWishes(data)
  if (!wishes) return { failed: { status: 422, ...(await words(data, 'unread')) } }
  const result = await orFailed('Choices could not be saved', () => change(tokenIn(data), wishes))
  switch (result.outcome) {
    case 'changed':
      return { done: true }
    case 'nothing-held':
      return {}
    case 'failed':
      return { failed: { status: 503, ...(await words(data, 'failed')) } }
    default:
      return result satisfies never
  }
}

/** Withdraws and erases. Where nothing is held (any more) the page says so itself. */
export async function withdraw(_before: ActState, data: FormData): Promise<ActState> {
  const result = await orFailed('A signature could not be withdrawn', () =>
    withdrawSignature(tokenIn(data)),
  )
  switch (result.outcome) {
    case 'withdrawn':
      return { done: true }
    case 'nothing-held':
      return {}
    case 'failed':
      return { failed: { status: 503, ...(await words(data, 'failed')) } }
    default:
      return result satisfies never
  }
}

/** "This wasn't me", from the page that confirms as well. */
export async function disown(_before: ActState, data: FormData): Promise<ActState> {
  const result = await orFailed('A signature could not be erased', () =>
    disownSignature(tokenIn(data)),
  )
  switch (result.outcome) {
    case 'disowned':
      return { done: true }
    case 'nothing-held':
      return {}
    case 'failed':
      return { failed: { status: 503, ...(await words(data, 'failed')) } }
    default:
      return result satisfies never
  }
}

const tokenIn = (data: FormData) => String(data.get('token') ?? '')

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
