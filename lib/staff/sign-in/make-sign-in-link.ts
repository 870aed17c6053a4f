import { randomUUID } from 'node:crypto'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { settings } from '@/lib/platform/settings'
import { newToken, tokenHash } from '@/lib/staff/session/session-token'
import { signInPath } from '@/lib/staff/sign-in/link-token'
import { signInLinkLife } from '@/lib/staff/staff-terms'

/**
 * Makes a link that signs a member in, once and within ten minutes, for the operator to hand over:
 * the owner of the database and the worker may write links, never the web.
 */
export async function makeSignInLink(memberId: string): Promise<string> {
  const token = newToken()
  const at = now()
  await db.$executeRaw`
    INSERT INTO staff_sign_in_link (id, member_id, token_hash, made_at, expires_at)
    VALUES (${randomUUID()}::uuid, ${memberId}::uuid, ${tokenHash(token)}, ${at},
      ${new Date(at.getTime() + signInLinkLife)})`
  return `${settings().appUrl}${signInPath(token)}`
}
