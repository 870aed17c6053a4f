import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from '@/lib/platform/settings'
import { loopbackHost } from '@/server/admission'
import type { Site } from '@/server/site'

/** Next puts a page's metadata into its head only for a client with a user agent. */
const ownAgent = { 'user-agent': 'Altaveu' }
const forwardedHeaders = ['accept', 'accept-language', 'content-type', 'cookie'] as const

/** The request headers of a document for everybody: nothing of the visitor who asks first. */
export function headersForAll(site: Site): Record<string, string> {
  return { ...ownAgent, host: new URL(site.appUrl).host }
}

/** The request headers of an answer for one visitor: those that are listed here, and no others. */
export function headersForOne(
  site: Site,
  given: IncomingHttpHeaders,
  more: readonly string[] = [],
): Record<string, string> {
  const url = new URL(site.appUrl)
  const host = (isLoopback(url.hostname) && loopbackHost(given.host)) || url.host
  const proto = url.protocol.slice(0, -1)
  const headers: Record<string, string> = {
    ...ownAgent,
    host,
    // Admission has checked the true origin; Next, which would answer 500, gets the site's own.
    origin: `${proto}://${host}`,
    'x-forwarded-proto': proto,
  }
  for (const name of [...forwardedHeaders, ...more]) {
    const value = given[name]
    if (typeof value === 'string') headers[name] = value
  }
  return headers
}
