import type { IncomingMessage, ServerResponse } from 'node:http'
import { bestLocale } from '@/lib/i18n/best-locale'
import type { Locale } from '@/lib/i18n/routing'
import { type Address, localeOfPath } from '@/server/addresses'
import { clientAddress, hashNetwork } from '@/server/client-network'

/** One HTTP exchange: a request and its response. */
export type HttpExchange = {
  request: IncomingMessage
  response: ServerResponse
  id: string
  path: string
  query: string
}

// A target may be absolute, as for a proxy (RFC 9112, section 3.2.2): its host adds nothing.
const foreignHost = /^https?:\/\/[^/?]*/i

/** Parses a request's target. */
export function readExchange(
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): HttpExchange {
  const [path, query = ''] = (request.url ?? '').replace(foreignHost, '').split(/\?(.*)/s)
  // An absolute target without a path means the root (RFC 9110, section 4.2.3).
  return { request, response, id, path: path || '/', query }
}

/** The network of the client, under a name from which nobody can compute it. */
export function networkOf(
  { proxyHops, time }: { proxyHops: number; time: () => number },
  { request }: HttpExchange,
): string {
  const forwarded = request.headers['x-forwarded-for']
  const list = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
  return hashNetwork(clientAddress(request.socket.remoteAddress, list, proxyHops), time())
}

/** Whether the request only reads. */
export function isRead({ request }: HttpExchange): boolean {
  return request.method === 'GET' || request.method === 'HEAD'
}

/**
 * The language to answer in: the path's, else the first that the browser accepts and the site has.
 */
export function localeOf({ request, path }: HttpExchange): Locale {
  return localeOfPath(path) ?? bestLocale(undefined, request.headers['accept-language'] ?? null)
}

/** The format of a refusal: words in a language, or JSON for a program. */
export function responseFormatFor(exchange: HttpExchange, kind?: Address['kind']): Locale | 'json' {
  const forPrograms = kind === undefined ? exchange.path.startsWith('/api/') : kind === 'json'
  return forPrograms ? 'json' : localeOf(exchange)
}
