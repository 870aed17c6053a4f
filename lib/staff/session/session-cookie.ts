import { settings } from '@/lib/platform/settings'

/** The cookie of a session. Its path is `/staff`, so that no public request carries one. */
export const sessionCookie = 'altaveu-staff'

const isSecure = () => settings().appUrl.startsWith('https:')

/** A cookie's name: over https with the prefix that binds it to https (RFC 6265bis, 4.1.3.1). */
const named = (name: string) => (isSecure() ? `__Secure-${name}` : name)

export const sessionCookieName = () => named(sessionCookie)

/** Names the browser, so that it is known again; it opens nothing. */
export const browserCookieName = () => named('altaveu-staff-browser')

/** The screen to go to after the sign-in, from the question for a link to its answer. */
export const wayCookieName = () => named('altaveu-staff-way')

/** How each of them is set. A letter may lead to a screen, so that `Strict` would find nobody. */
export const cookieOptions = () =>
  ({ path: '/staff', httpOnly: true, sameSite: 'lax', secure: isSecure() }) as const
