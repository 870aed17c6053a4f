import { createHash, createHmac } from 'node:crypto'

const label = 'altaveu signature link 1'

/** 256 bits in base64url. */
export const tokenPattern = /^[A-Za-z0-9_-]{43}$/

/**
 * The token of a request's link: a MAC of the request's random id under the worker's key, so that
 * it is the same at each retry and nobody else can make one.
 */
export function linkToken(requestId: string, linkKey: Buffer): string {
  return createHmac('sha256', linkKey).update(`${label}:${requestId}`).digest('base64url')
}

/** The SHA-256 of a token, which the database keeps; the token cannot be made from it. */
export function linkHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * The Message-ID's local part: the same at each repetition, and nothing in it tells the token or
 * the id.
 */
export function messageName(requestId: string, linkKey: Buffer): string {
  return createHmac('sha256', linkKey)
    .update(`altaveu message 1:${requestId}`)
    .digest('hex')
    .slice(0, 40)
}
