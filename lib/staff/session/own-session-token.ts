import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { webKeys } from '@/lib/platform/keys/web'

const randomLength = 24
const tagLength = 8

/**
 * A session's token: 24 random bytes and a tag under the web's own key, so that a server can tell it
 * from what a stranger made up without asking the database.
 */
export function newSessionToken(): string {
  const random = randomBytes(randomLength)
  return Buffer.concat([random, tagOf(random)]).toString('base64url')
}

/** Whether this installation made a token as a session's; it may be over by now. */
export function isOwnSessionToken(token: string): boolean {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== randomLength + tagLength) return false
  return timingSafeEqual(bytes.subarray(randomLength), tagOf(bytes.subarray(0, randomLength)))
}

const tagOf = (random: Buffer) =>
  createHmac('sha256', webKeys().staff)
    .update('staff session token')
    .update(random)
    .digest()
    .subarray(0, tagLength)
