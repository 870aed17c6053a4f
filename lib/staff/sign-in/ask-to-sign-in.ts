import type { Locale } from '@/lib/i18n/routing'
import { runAlone } from '@/lib/platform/db'
import { parseEmailAddress } from '@/lib/signatures/address/email-address'
import { queueSignInRequest } from '@/lib/staff/sign-in/queue-sign-in-request'

export type AskToSignInOutcome =
  /** If the address is on the staff; whether it is, nobody asked. */
  { outcome: 'mail-may-come' } | { outcome: 'not-an-address' }

/**
 * Takes somebody's wish to sign in: one INSERT whoever it is, for the worker to answer by mail, so that
 * neither the answer nor its time tells who is on the staff. Throws while the database is away; nothing
 * is stored then.
 */
export async function askToSignIn(typed: string, locale: Locale): Promise<AskToSignInOutcome> {
  const email = parseEmailAddress(typed)
  if (!email) return { outcome: 'not-an-address' }
  await runAlone(queueSignInRequest('sign_in', email, locale))
  return { outcome: 'mail-may-come' }
}
