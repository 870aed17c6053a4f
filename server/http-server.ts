import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { plainPage, plainPagePolicy } from '@/server/refusals/plain-page'
import type { RefusedStatus } from '@/server/refusals/plain-page-words'
import type { HeaderList } from '@/server/security-headers'

const second = 1_000

const bounds = {
  headersTimeout: 10 * second,
  requestTimeout: 30 * second,
  keepAliveTimeout: 20 * second,
  connectionsCheckingInterval: 1 * second,
  maxHeaderSize: 16 * 1024,
  // A request without a host gets its 400 in words, not Node's empty one.
  requireHostHeader: false,
}
const mostHeaders = 100

/** The bare server with its bounds; what it cannot parse gets its answer here, in words. */
export function makeHttpServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  headers: HeaderList,
): Server {
  const server = createServer(bounds, answer)
  server.maxHeadersCount = mostHeaders
  server.on('checkContinue', answer)
  server.on('clientError', (error, socket) => {
    if (socket.writable) socket.end(bareAnswer(statusOf(error), headers))
    else socket.destroy()
  })
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    socket.end(bareAnswer(405, [...headers, 'Allow', 'GET, HEAD, POST, OPTIONS']))
  })
  return server
}

function statusOf(error: NodeJS.ErrnoException): RefusedStatus {
  if (error.code === 'HPE_HEADER_OVERFLOW') return 431
  return error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}

const reasons: Record<number, string> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}

/** An answer on a connection where there is no request to answer. */
function bareAnswer(status: RefusedStatus, headers: HeaderList): string {
  const page = plainPage(status)
  const all = [
    'Content-Type',
    'text/html; charset=utf-8',
    'Content-Length',
    String(Buffer.byteLength(page)),
    'Content-Security-Policy',
    plainPagePolicy,
    'Cache-Control',
    'no-store',
    'Connection',
    'close',
    ...headers,
  ]
  const lines = [`HTTP/1.1 ${status} ${reasons[status]}`]
  for (let at = 0; at < all.length; at += 2) lines.push(`${all[at]}: ${all[at + 1]}`)
  return `${lines.join('\r\n')}\r\n\r\n${page}`
}
