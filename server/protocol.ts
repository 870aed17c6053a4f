import type { IncomingMessage } from 'node:http'

/**
 * A valid host (RFC 9110, section 7.2), without user information; a list, which two header lines
 * make, is none.
 */
const soundHost = /^(?:[\w.!$&'()*+;=%~-]*|\[[\da-f:.]+\])(?::\d{0,5})?$/i
const onlyContinue = /^100-continue$/i

/** The fault in a request's form, whatever it asks for; `undefined` where there is none. */
export function judgeProtocol({ headers, httpVersion }: IncomingMessage): 400 | 417 | undefined {
  const { host, expect } = headers
  // RFC 9112, section 3.2: one line, valid; only HTTP/1.0 may leave it out.
  if (host === undefined ? httpVersion === '1.1' : !soundHost.test(host)) return 400
  if (expect === undefined || httpVersion === '1.0') return undefined
  return onlyContinue.test(expect) ? undefined : 417
}

/**
 * Whether a client waits to be told to go on before it sends the body. One of HTTP/1.0 does not know
 * answers of 1xx, and its `Expect` is ignored (RFC 9110, section 10.1.1).
 */
export function expectsContinue({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.expect !== undefined && httpVersion !== '1.0'
}
