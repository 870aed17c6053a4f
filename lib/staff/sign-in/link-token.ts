import { createHmac } from 'node:crypto'

const label = 'altaveu staff sign-in link 1'

/** 256 bits in base64url. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

export const isSignInToken = (token: string) => tokenPattern.test(token)

/**
 * The token of a request's link: a MAC of the request's random id under the worker's key, so that it
 * is the same at each retry of its letter and nobody else can make one.
 */
export function signInToken(requestId: string, linkKey: Buffer): string {
  return createHmac('sha256', linkKey).update(`${label}:${requestId}`).digest('base64url')
}

/** The path of the page on which a link signs in. */
export const signInPath = (token: string) => `/staff/sign-in/${token}`
