import { Secret, TOTP } from 'otpauth'
import { now } from '@/lib/platform/clock'
import { inviteMember } from '@/lib/staff/manage/invite-member'
import { addApp, appToAdd } from '@/lib/staff/second-factor/add-app'
import { readSession, type StaffSession } from '@/lib/staff/session/read-session'
import { makeSignInLink } from '@/lib/staff/sign-in/make-sign-in-link'
import { type SignInOutcome, signInByLink } from '@/lib/staff/sign-in/sign-in-by-link'
import { type Actor, operator, type StaffMember } from '@/lib/staff/staff-member'
import type { StaffRole } from '@/lib/staff/staff-role'
import { emailOf } from '@/tests/support/signing'

/** A member who has signed in with both factors, and all that they hold. */
export type SignedInMember = {
  member: StaffMember
  session: StaffSession
  sessionToken: string
  browserToken: string
  email: string
  /** The key of their app, as it was shown. */
  key: string
  codes: string[]
}

let added = 0

/** Invites somebody, as the operator would unless `by` says who; returns their id and address. */
export async function invite(
  role: StaffRole,
  email = `member-${added++}@example.org`,
  by: Actor = operator,
) {
  const done = await inviteMember(by, { email: emailOf(email), role, locale: 'en' })
  if (!('id' in done)) throw new Error(`Not invited: ${done.outcome}`)
  return { id: done.id, email }
}

/** Signs somebody in by a link that the operator hands over. */
export async function signIn(memberId: string, browserToken?: string) {
  const link = await makeSignInLink(memberId)
  const done: SignInOutcome = await signInByLink(link.split('/').at(-1) ?? '', {
    ...{ token: browserToken, label: 'Firefox, Linux' },
  })
  if (done.outcome !== 'signed-in') throw new Error(`Not signed in: ${done.outcome}`)
  return done.session
}

/** The session of a token before its second factor is given. */
export async function sessionOf(token: string): Promise<StaffSession> {
  const state = await readSession(token)
  if (!('session' in state)) throw new Error(`No session: ${state.state}`)
  return state.session
}

/** The code that an app shows, so many time steps from now. */
export function codeOf(key: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) })
  return totp.generate({ timestamp: now().getTime() + steps * 30_000 })
}

/** Somebody of a role who has been invited, has signed in and has added an app. */
export async function addMember(
  role: StaffRole,
  email?: string,
  by?: Actor,
): Promise<SignedInMember> {
  const invited = await invite(role, email, by)
  const { sessionToken, browserToken } = await signIn(invited.id)
  const session = await sessionOf(sessionToken)
  const { key } = await appToAdd(session)
  const done = await addApp(session, codeOf(key))
  if (done.outcome !== 'added') throw new Error(`No app added: ${done.outcome}`)
  const state = await readSession(sessionToken)
  if (state.state !== 'signed-in') throw new Error(`Not signed in: ${state.state}`)
  const { member } = state
  return {
    member,
    session,
    sessionToken,
    browserToken,
    email: invited.email,
    key,
    codes: done.codes,
  }
}
