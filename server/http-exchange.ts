import type { IncomingMessage, ServerResponse } from 'node:http'
import { bestLocale } from '@/lib/i18n/best-locale'
import type { Locale } from '@/lib/i18n/routing'
import { type Address, localeOfPath } from '@/server/addresses'
import { clientAddress, hashNetwork } from '@/server/client-network'

/** One request on its way through the server. */
export type HttpExchange = {
  request: IncomingMessage
  response: ServerResponse
  id: string
  path: string
  query: string
}

// A target may be absolute, as for a proxy (RFC 9112, section 3.2.2): its host says nothing new.
const foreignHost = /^https?:\/\/[^/?]*/i

/** Takes a request's target apart. */
export function readExchange(
  request: IncomingMessage,
  response: ServerResponse,
  id: string,
): HttpExchange {
  const [path, query = ''] = (request.url ?? '').replace(foreignHost, '').split(/\?(.*)/s)
  // An absolute target without a path means the root (RFC 9110, section 4.2.3).
  return { request, response, id, path: path || '/', query }
}

/** The network that a visit comes from, under a name that nobody can turn back. */
export function networkOf(
  { proxyHops, time }: { proxyHops: number; time: () => number },
  { request }: HttpExchange,
): string {
  const forwarded = request.headers['x-forwarded-for']
  const list = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
  return hashNetwork(clientAddress(request.socket.remoteAddress, list, proxyHops), time())
}

/** Whether a visit only reads. */
export function isRead({ request }: HttpExchange): boolean {
  return request.method === 'GET' || request.method === 'HEAD'
}

/** The language to answer in: the path's, else the first that the browser asks for and we have. */
export function localeOf({ request, path }: HttpExchange): Locale {
  return localeOfPath(path) ?? bestLocale(undefined, request.headers['accept-language'] ?? null)
}

/** In which words a refusal is given: a language's, or a program's. */
export function responseFormatFor(exchange: HttpExchange, kind?: Address['kind']): Locale | 'json' {
  const forPrograms = kind === undefined ? exchange.path.startsWith('/api/') : kind === 'json'
  return forPrograms ? 'json' : localeOf(exchange)
}
