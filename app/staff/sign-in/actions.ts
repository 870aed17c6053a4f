'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { handleRequest, unavailable } from '@/app/handle-request'
import { staffLocale } from '@/app/staff/guard'
import { wayBack } from '@/app/staff/way-back'
import type { ActState } from '@/components/staff/form/act-state'
import { currentRequest, setAnswerStatus } from '@/lib/platform/request-protocol'
import { cookieOptions, wayCookieName } from '@/lib/staff/session/session-cookie'
import { askToSignIn } from '@/lib/staff/sign-in/ask-to-sign-in'

/** Takes the wish for a link. What it answers is the same whoever is on the staff. */
export async function askForLink(_before: ActState, data: FormData): Promise<ActState> {
  const locale = await staffLocale()
  const t = await getTranslations({ locale, namespace: 'signIn' })
  const given = data.get('email')
  const typed = typeof given === 'string' ? given : ''
  const done = await handleRequest(
    'ask for a link to sign in',
    () => askToSignIn(typed, locale),
    unavailable,
  )
  switch (done.outcome) {
    case 'mail-may-come':
      await keepWay()
      return redirect('/staff/sign-in?sent=yes')
    case 'not-an-address':
      setAnswerStatus(422)
      return { errors: { email: t('notAnAddress') }, typed: { email: typed.slice(0, 300) } }
    case 'unavailable':
      return {
        failed: { title: t('failed.title'), text: t('failed.text') },
        typed: { email: typed },
      }
    default:
      return done satisfies never
  }
}

const tenMinutes = 600

/** The link that comes by letter leads to where this browser wanted to go. */
async function keepWay(): Promise<void> {
  const way = wayBack(new URLSearchParams(currentRequest().query).get('to') ?? undefined)
  const jar = await cookies()
  jar.set(wayCookieName(), way, { ...cookieOptions(), maxAge: tenMinutes })
}
