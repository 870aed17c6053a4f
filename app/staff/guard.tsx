import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { signInAddress } from '@/app/staff/way-back'
import { bestLocale } from '@/lib/i18n/best-locale'
import { type Locale, localeCookie } from '@/lib/i18n/routing'
import { currentRequest } from '@/lib/platform/request-protocol'
import { readSession } from '@/lib/staff/session/read-session'
import { sessionCookieName } from '@/lib/staff/session/session-cookie'
import type { StaffMember } from '@/lib/staff/staff-member'

/** The session of whoever asks, read once for all parts of a page. */
export const currentSession = cache(async () =>
  readSession((await cookies()).get(sessionCookieName())?.value),
)

/**
 * The member of the staff who asks: each screen and each action of the workspace begins with it.
 * Everybody else is redirected to the sign-in, which leads back afterwards.
 */
export async function staffMember(): Promise<StaffMember> {
  const session = await currentSession()
  const { path, query } = currentRequest()
  switch (session.state) {
    case 'signed-in':
      return session.member
    case 'needs-second-factor':
      return redirect(signInAddress('/staff/second-factor', path, query))
    case 'signed-out':
    case 'locked':
      return redirect(signInAddress('/staff/sign-in', path, query))
    default:
      return session satisfies never
  }
}

/** The member's own language; before the sign-in the best match of the browser's languages. */
export const staffLocale = cache(async (): Promise<Locale> => {
  // The page of a fault asks for its language too, when the session may be what cannot be read.
  const session = await currentSession().catch(() => undefined)
  if (session && 'session' in session) return session.session.locale
  const chosen = (await cookies()).get(localeCookie)?.value
  return bestLocale(chosen, (await headers()).get('accept-language'))
})
