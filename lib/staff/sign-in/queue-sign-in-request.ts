import { randomUUID } from 'node:crypto'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { type Statement, sql } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import type { EmailAddress } from '@/lib/signatures/address/email-address'
import { sealRecord } from '@/lib/signatures/sealed-record'

/**
 * The statement that asks the worker for a letter with a sign-in link: one INSERT, which reads nothing
 * about the address and seals it, so that the row tells nothing either.
 */
export function queueSignInRequest(
  kind: 'sign_in' | 'invitation',
  to: EmailAddress,
  locale: Locale,
): Statement {
  const id = randomUUID()
  const at = now()
  const sealed = sealRecord(id, { name: '', email: to.typed }, webKeys().sealPublic)
  return sql`
    INSERT INTO staff_sign_in_request (id, kind, sealed, locale, received_at, due_at)
    VALUES (${id}::uuid, ${kind}::"StaffLetterRequest", ${sealed}, ${locale}::"Locale", ${at}, ${at})`
}
