import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from '@/lib/platform/settings'
import type { Address } from '@/server/addresses'
import { isValidJson } from '@/server/bodies/json-body'
import { isValidForm } from '@/server/bodies/multipart-body'

/**
 * Whether a POST was sent from this site, as far as its headers tell. A POST without these headers
 * is accepted, since only browsers have an origin to send, and every browser that sends forms
 * across sites sends it.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, appUrl: string): boolean {
  const { origin, 'sec-fetch-site': from } = headers
  if (from === 'cross-site') return false
  // A proxy or an extension that sets `Referrer-Policy: no-referrer` makes browsers send `null` for
  // our own pages too. Only the browser itself can write `Sec-Fetch-Site`.
  if (origin === 'null') return from === 'same-origin'
  if (origin === undefined || origin === appUrl) return true
  // On a local machine the port or the name of loopback may differ from APP_URL's.
  const host = loopbackHost(headers.host)
  return host !== undefined && isLoopback(new URL(appUrl).hostname) && origin === `http://${host}`
}

// The pattern matches whole names: `127.0.0.1.example.org` belongs to somebody else, and can
// resolve to this machine.
const loopback = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d{1,5})?$/i

/** The `Host` of a request, where it names this machine. */
export function loopbackHost(host: string | undefined): string | undefined {
  return host !== undefined && loopback.test(host) ? host : undefined
}

/** Whether a body is of the one type that its address takes. */
export function isExpectedType(kind: Address['kind'], headers: IncomingHttpHeaders): boolean {
  if (headers['content-encoding'] !== undefined) return false
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';')
  if (kind !== 'json') return type.trim() === 'multipart/form-data'
  const charset = parameters.find((parameter) => parameter.trim().startsWith('charset='))
  const utf8 = charset === undefined || /^charset="?utf-8"?$/.test(charset.trim())
  return type.trim() === 'application/json' && utf8
}

/** Whether a body is whole and well formed, before anything reads its fields. */
export function isValidBody(
  { kind, plainForm }: Pick<Address, 'kind' | 'plainForm'>,
  contentType: string,
  body: Buffer,
): boolean {
  return kind === 'json' ? isValidJson(body) : isValidForm(contentType, body, plainForm)
}
