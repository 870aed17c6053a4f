import { randomBytes } from 'node:crypto'
import nextAuth, { type NextAuthOptions } from 'next-auth'
import { db } from '@/lib/platform/db'
import { newSessionToken } from '@/lib/staff/session/own-session-token'
import type { Browser, StartedSession } from '@/lib/staff/session/start-session'
import { type LinkUse, linkAdapter } from '@/lib/staff/sign-in/link-adapter'
import { isSignInToken } from '@/lib/staff/sign-in/link-token'
import { sessionLife, signInLinkLife } from '@/lib/staff/staff-terms'

/** What next-auth is called with, as its own types name it: `lib` does not know Next. */
type AuthRequest = Parameters<typeof nextAuth>[0]
type AuthResponse = Parameters<typeof nextAuth>[1]

export type SignInOutcome =
  | { outcome: 'signed-in'; session: StartedSession }
  /** Used, older than ten minutes, forged, or of somebody who is on the staff no more. */
  | { outcome: 'link-is-over' }
  | { outcome: 'locked' }

/**
 * Signs in with the token of a letter's link, once: of several clicks at the same instant one has a
 * session. next-auth is called as a function, with an adapter that knows one thing, the link: nothing
 * of it has an address. Throws while the database is away; a link that was spent then brings nobody in.
 */
export async function signInByLink(token: string, browser: Browser): Promise<SignInOutcome> {
  if (!isSignInToken(token)) return { outcome: 'link-is-over' }
  const [locked] = await db.$queryRaw<unknown[]>`SELECT 1 FROM staff_lock`
  if (locked) return { outcome: 'locked' }
  const use: LinkUse = { browser }
  await callNextAuth(token, use)
  if (use.fault) throw use.fault
  return use.session ? { outcome: 'signed-in', session: use.session } : { outcome: 'link-is-over' }
}

const inSeconds = (life: number) => life / 1_000

/** Under plain Node a CommonJS package's default export is an object that holds it. */
const callable = Reflect.get(Object(nextAuth), 'default') ?? nextAuth
const nextAuthFunction = callable as typeof nextAuth

async function callNextAuth(token: string, use: LinkUse): Promise<void> {
  const request = {
    method: 'GET',
    query: { nextauth: ['callback', 'email'], token },
    body: {},
    cookies: {},
    headers: {},
  }
  // next-auth reads these few properties; its types ask for all that a request of Next's has.
  await nextAuthFunction(
    request as unknown as AuthRequest,
    silentResponse() as unknown as AuthResponse,
    optionsFor(use),
  )
}

function optionsFor(use: LinkUse): NextAuthOptions {
  return {
    adapter: linkAdapter(use),
    // It makes no cookie and no token that would outlive this call.
    secret: randomBytes(32).toString('base64url'),
    session: {
      strategy: 'database',
      maxAge: inSeconds(sessionLife),
      generateSessionToken: newSessionToken,
    },
    providers: [
      {
        ...{ id: 'email', type: 'email', name: 'Email', server: '', from: '', options: {} },
        maxAge: inSeconds(signInLinkLife),
        // So that a token's hash is SHA-256 of the token, which the worker writes without a secret.
        secret: '',
        // The worker alone sends letters.
        sendVerificationRequest: () => Promise.reject(new Error('Only the worker sends links')),
      },
    ],
    // A fault is kept in `use.fault` and thrown on; its own words could hold an address.
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  }
}

/** What next-auth would say to a browser is said to nobody. */
function silentResponse() {
  const response = {
    status: () => response,
    setHeader: () => response,
    getHeader: () => undefined,
    json: () => response,
    send: () => response,
    end: () => response,
  }
  return response
}
