import { readNotFound } from '@/server/read-document'
import { refusal } from '@/server/refusals/refusal'
import { answerOptions } from '@/server/refusals/refuse-method'
import { bareContentPolicy } from '@/server/security-headers'
import { sendAndClose, sendDocument } from '@/server/send'
import type { Site } from '@/server/site'
import { isRead, localeOf, responseFormatFor, type Visit } from '@/server/visit'

/** An address that never was gets the 404 of one that was taken down. */
export async function answerUnknown(site: Site, visit: Visit): Promise<void> {
  const { request, path } = visit
  // `OPTIONS *` asks about the server itself (RFC 9110, section 9.3.7).
  if (path === '*' && request.method === 'OPTIONS')
    return answerOptions(site, visit, ['GET', 'POST'])
  const document =
    responseFormatFor(visit) === 'json'
      ? refusal(404, 'json', site.headers)
      : await readNotFound(site, visit, localeOf(visit))
  if (isRead(visit)) return sendDocument(site, visit, document)
  return sendAndClose(visit, document)
}

/** Sends on to the one spelling of an address. */
export function redirectTo(site: Site, { response, query }: Visit, path: string): void {
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
