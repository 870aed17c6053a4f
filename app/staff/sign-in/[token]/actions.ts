'use server'

import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { handleRequest, unavailable } from '@/app/handle-request'
import { staffLocale } from '@/app/staff/guard'
import { signInAddress, wayBack } from '@/app/staff/way-back'
import type { ActState } from '@/components/staff/form/act-state'
import { currentRequest, setAnswerStatus } from '@/lib/platform/request-protocol'
import {
  browserCookieName,
  cookieOptions,
  sessionCookieName,
  wayCookieName,
} from '@/lib/staff/session/session-cookie'
import type { StartedSession } from '@/lib/staff/session/start-session'
import { browserLabel } from '@/lib/staff/sign-in/browser-label'
import { signInByLink } from '@/lib/staff/sign-in/sign-in-by-link'
import { browserLife, sessionLife } from '@/lib/staff/staff-terms'

/** Signs in with the link of the address that the form was sent to, once. */
export async function signIn(_before: ActState): Promise<ActState> {
  const token = currentRequest().path?.split('/')[3] ?? ''
  const jar = await cookies()
  const browser = {
    token: jar.get(browserCookieName())?.value,
    label: browserLabel((await headers()).get('user-agent')),
  }
  const done = await handleRequest('sign in', () => signInByLink(token, browser), unavailable)
  switch (done.outcome) {
    case 'signed-in':
      return redirect(await enter(done.session))
    case 'locked':
      return redirect('/staff/sign-in')
    case 'link-is-over':
      setAnswerStatus(410)
      return failed('over')
    case 'unavailable':
      return failed('failed')
    default:
      return done satisfies never
  }
}

const inSeconds = (life: number) => life / 1_000

/** Sets the cookies of a session, and returns the next step's address. */
async function enter({ sessionToken, browserToken }: StartedSession): Promise<string> {
  const jar = await cookies()
  const options = cookieOptions()
  const way = wayBack(jar.get(wayCookieName())?.value)
  jar.set(sessionCookieName(), sessionToken, { ...options, maxAge: inSeconds(sessionLife) })
  jar.set(browserCookieName(), browserToken, { ...options, maxAge: inSeconds(browserLife) })
  return signInAddress('/staff/second-factor', way)
}

async function failed(what: 'over' | 'failed'): Promise<ActState> {
  const t = await getTranslations({ locale: await staffLocale(), namespace: 'signIn' })
  return { failed: { title: t(`${what}.title`), text: t(`${what}.text`) } }
}
