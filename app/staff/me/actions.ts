'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { handleRequest, unavailable } from '@/app/handle-request'
import { actFailure } from '@/app/staff/act-failure'
import { currentSession, staffMember } from '@/app/staff/guard'
import { isId } from '@/app/staff/list-query'
import type { ActState } from '@/components/staff/form/act-state'
import type { FactorState } from '@/components/staff/sign-in/factor-state'
import { setAnswerStatus } from '@/lib/platform/request-protocol'
import { changeOwnProfile } from '@/lib/staff/manage/change-own-profile'
import { endOwnSession } from '@/lib/staff/manage/end-own-session'
import { parseProfile } from '@/lib/staff/profile-form'
import { makeRecoveryCodes } from '@/lib/staff/second-factor/make-recovery-codes'
import { removeFactor } from '@/lib/staff/second-factor/remove-factor'

/** Saves name and language, both or none. */
export async function saveProfile(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const parsed = parseProfile(data, by.locale)
  if (!parsed.ok) {
    setAnswerStatus(422)
    const t = await getTranslations({ locale: by.locale, namespace: 'me' })
    return { errors: { name: t('nameFault') }, typed: { name: String(data.get('name')) } }
  }
  const done = await handleRequest(
    'change a profile',
    () => changeOwnProfile(by, parsed.profile),
    unavailable,
  )
  switch (done.outcome) {
    case 'changed':
    case 'unchanged':
      return redirect('/staff/me')
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

/** Ends one of one's own sessions. */
export async function endIt(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const id = String(data.get('session') ?? '')
  if (!isId(id)) return redirect('/staff/me')
  const done = await handleRequest('end a session', () => endOwnSession(by, id), unavailable)
  switch (done.outcome) {
    case 'ended':
    case 'unknown-session':
      return redirect('/staff/me')
    case 'not-allowed':
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

/** Removes a way of giving the second factor, but not the last. */
export async function removeWay(_before: ActState, data: FormData): Promise<ActState> {
  const by = await staffMember()
  const state = await currentSession()
  if (!('session' in state)) return redirect('/staff/me')
  const passkey = data.get('passkey')
  const way = typeof passkey === 'string' ? { passkey } : ({ app: true } as const)
  const done = await handleRequest(
    'remove a second factor',
    () => removeFactor(state.session, way),
    unavailable,
  )
  switch (done.outcome) {
    case 'last-way': {
      const t = await getTranslations({ locale: by.locale, namespace: 'me' })
      setAnswerStatus(409)
      return { failed: { title: t('lastWay.title'), text: t('lastWay.text') } }
    }
    case 'removed':
    case 'unknown-way':
    case 'signed-out':
      return redirect('/staff/me')
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}

/** Makes new recovery codes, which are shown this once. */
export async function newCodes(_before: FactorState): Promise<FactorState> {
  const by = await staffMember()
  const state = await currentSession()
  if (!('session' in state)) return redirect('/staff/me')
  const done = await handleRequest(
    'make recovery codes',
    () => makeRecoveryCodes(state.session),
    unavailable,
  )
  switch (done.outcome) {
    case 'made':
      return { added: true, codes: done.codes }
    case 'signed-out':
      return redirect('/staff/me')
    case 'unavailable':
      return actFailure(by, done.outcome)
    default:
      return done satisfies never
  }
}
