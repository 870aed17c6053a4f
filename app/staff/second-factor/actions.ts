'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { handleRequest, unavailable } from '@/app/handle-request'
import { currentSession, staffLocale } from '@/app/staff/guard'
import { wayBack } from '@/app/staff/way-back'
import type { ActState } from '@/components/staff/form/act-state'
import type { FactorState } from '@/components/staff/sign-in/factor-state'
import { currentRequest, setAnswerStatus } from '@/lib/platform/request-protocol'
import { addApp as add } from '@/lib/staff/second-factor/add-app'
import { addPasskey, passkeyToAdd } from '@/lib/staff/second-factor/add-passkey'
import { postponeEnrolment } from '@/lib/staff/second-factor/postpone-enrolment'
import { proveByCode as prove } from '@/lib/staff/second-factor/prove-by-code'
import { passkeyToAskFor, proveByPasskey } from '@/lib/staff/second-factor/prove-by-passkey'
import { endSession } from '@/lib/staff/session/end-session'
import type { StaffSession } from '@/lib/staff/session/read-session'
import { cookieOptions, sessionCookieName } from '@/lib/staff/session/session-cookie'

/** The session of whoever sent it, its second factor given or not. */
async function openSession(): Promise<StaffSession> {
  const state = await currentSession()
  return 'session' in state ? state.session : redirect('/staff/sign-in')
}

const nextScreen = () => wayBack(new URLSearchParams(currentRequest().query).get('to') ?? undefined)

/** Adds an authenticator app, and tells the recovery codes where it is the first way. */
export async function addApp(_before: FactorState, data: FormData): Promise<FactorState> {
  const session = await openSession()
  const done = await handleRequest(
    'add an authenticator app',
    () => add(session, textOf(data, 'code')),
    unavailable,
  )
  switch (done.outcome) {
    case 'added':
      return { added: true, codes: done.codes }
    case 'wrong-code':
      return wrongCode('wrongNewCode')
    case 'signed-out':
      return redirect('/staff/second-factor')
    case 'unavailable':
      return failed()
    default:
      return done satisfies never
  }
}

/** Gives the second factor by a code of the app, or a recovery code. */
export async function proveByCode(_before: ActState, data: FormData): Promise<ActState> {
  const session = await openSession()
  const done = await handleRequest(
    'give a second factor',
    () => prove(session, textOf(data, 'code')),
    unavailable,
  )
  switch (done.outcome) {
    case 'proved':
      return redirect(nextScreen())
    case 'wrong-code':
      return wrongCode('wrongCode')
    case 'too-many':
      return wrongCode('tooMany')
    case 'signed-out':
      return redirect('/staff/sign-in')
    case 'unavailable':
      return failed()
    default:
      return done satisfies never
  }
}

/** Begins to add a passkey: what the browser needs to make one. */
export async function startAdding() {
  const session = await openSession()
  return handleRequest(
    'begin to add a passkey',
    () => passkeyToAdd(session),
    () => undefined,
  )
}

/** Adds the passkey that the browser made. */
export async function finishAdding(response: unknown): Promise<FactorState> {
  const session = await openSession()
  const done = await handleRequest(
    'add a passkey',
    () => addPasskey(session, response),
    unavailable,
  )
  return done.outcome === 'added' ? { added: true, codes: done.codes } : {}
}

/** Begins to ask for a passkey. */
export async function startProving() {
  const session = await openSession()
  return handleRequest(
    'ask for a passkey',
    () => passkeyToAskFor(session),
    () => undefined,
  )
}

/** Gives the second factor by a passkey. */
export async function finishProving(response: unknown): Promise<FactorState> {
  const session = await openSession()
  const done = await handleRequest(
    'use a passkey',
    () => proveByPasskey(session, response),
    unavailable,
  )
  return done.outcome === 'proved' ? { added: true } : {}
}

/** Puts the second factor off, where letters stay on this machine. */
export async function postpone(_before: ActState): Promise<ActState> {
  const session = await openSession()
  const done = await handleRequest(
    'put the second factor off',
    () => postponeEnrolment(session),
    unavailable,
  )
  return done.outcome === 'postponed' ? redirect(nextScreen()) : failed()
}

/** Signs out: the session is over, and its cookie is taken away. */
export async function signOut(_before: ActState): Promise<ActState> {
  const jar = await cookies()
  const token = jar.get(sessionCookieName())?.value
  const done = await handleRequest(
    'sign out',
    async () => {
      if (token) await endSession(token)
      return { outcome: 'signed-out' } as const
    },
    unavailable,
  )
  if (done.outcome === 'unavailable') return failed()
  jar.set(sessionCookieName(), '', { ...cookieOptions(), maxAge: 0 })
  return redirect('/staff/sign-in')
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name)
  return typeof value === 'string' ? value.slice(0, 100) : ''
}

async function wrongCode(name: 'wrongCode' | 'wrongNewCode' | 'tooMany'): Promise<ActState> {
  setAnswerStatus(422)
  const t = await getTranslations({ locale: await staffLocale(), namespace: 'secondFactor' })
  return { errors: { code: t(name) } }
}

async function failed(): Promise<ActState> {
  const t = await getTranslations({ locale: await staffLocale(), namespace: 'signIn' })
  return { failed: { title: t('failed.title'), text: t('failed.text') } }
}
