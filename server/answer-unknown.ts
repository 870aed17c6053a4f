import { type HttpExchange, isRead, localeOf, responseFormatFor } from '@/server/http-exchange'
import { readNotFound } from '@/server/read-document'
import { refusal } from '@/server/refusals/refusal'
import { answerOptions } from '@/server/refusals/refuse-method'
import { bareContentPolicy } from '@/server/security-headers'
import { sendAndClose, sendDocument } from '@/server/send'
import type { Site } from '@/server/site'

/**
 * Answers an address that the address table lacks (`findAddress`) with the one 404 page. A known
 * address whose person, campaign or link is not public, not any more or never was, gets the same page
 * by `fallback` in `read-document.ts`, so that nothing tells the cases apart.
 */
export async function answerUnknown(site: Site, exchange: HttpExchange): Promise<void> {
  const { request, path } = exchange
  // `OPTIONS *` asks about the server itself (RFC 9110, section 9.3.7).
  if (path === '*' && request.method === 'OPTIONS')
    return answerOptions(site, exchange, ['GET', 'POST'])
  const document =
    responseFormatFor(exchange) === 'json'
      ? refusal(404, 'json', site.headers)
      : await readNotFound(site, exchange, localeOf(exchange))
  if (isRead(exchange)) return sendDocument(site, exchange, document)
  return sendAndClose(exchange, document)
}

/** Redirects to the canonical spelling of an address. */
export function redirectTo(site: Site, { response, query }: HttpExchange, path: string): void {
  const headers = [
    'Location',
    query === '' ? path : `${path}?${query}`,
    'Cache-Control',
    'no-store',
    'Content-Security-Policy',
    bareContentPolicy,
    'Content-Length',
    '0',
  ]
  response.writeHead(308, [...headers, ...site.headers]).end()
}
