import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type ConnectionLimits, destroyLater, limitConnections } from '@/server/connections'
import { type BareStatus, bareAnswer } from '@/server/refusals/bare-answer'
import type { HeaderList } from '@/server/security-headers'

const second = 1_000

const timeouts = {
  headersTimeout: 10 * second,
  requestTimeout: 30 * second,
  keepAliveTimeout: 20 * second,
  connectionsCheckingInterval: 1 * second,
}
/** The idle timeout of a connection: longer than an answer may take to render. */
const silentFor = 60 * second
/**
 * The time for an answer on a bare connection to arrive; a client that does not close is
 * disconnected.
 */
const closesWithin = 1 * second
const maxHeaderSize = 16 * 1024
const maxHeaders = 100

export type HttpServerParts = {
  /** `refused`: the connection is past the limit, and the answer says so. */
  answer: (request: IncomingMessage, response: ServerResponse, refused: boolean) => void
  /** Sent with every answer. */
  headers: HeaderList
  limits: ConnectionLimits
  /** Milliseconds. */
  headersWithin?: number
}

/** The HTTP server with its limits; requests that it cannot parse are answered here, in words. */
export function makeHttpServer({
  answer,
  headers,
  limits,
  headersWithin,
}: HttpServerParts): Server {
  const server = createServer({
    ...timeouts,
    ...(headersWithin === undefined ? {} : { headersTimeout: headersWithin }),
    maxHeaderSize,
    // A request without a host gets its 400 in words, not Node's empty one.
    requireHostHeader: false,
    // Two `Host` or two `Origin` lines must not pass for the first of them.
    joinDuplicateHeaders: true,
  })
  server.maxHeadersCount = maxHeaders
  server.timeout = silentFor
  const begin = limitConnections(server, limits)
  const answerNext = (request: IncomingMessage, response: ServerResponse) =>
    answer(request, response, !begin(request.socket, response))
  server.on('request', answerNext)
  server.on('checkContinue', answerNext)
  server.on('checkExpectation', answerNext)

  const closing = new WeakSet<Duplex>()
  function sendBare(socket: Duplex, status: BareStatus, more: HeaderList = []): void {
    // Bytes after the part that could not be parsed get no answer of their own.
    if (closing.has(socket)) return
    closing.add(socket)
    if (socket.writable) socket.end(bareAnswer(status, [...headers, ...more]))
    socket.resume()
    if (socket instanceof Socket) destroyLater(socket, closesWithin)
  }
  server.on('clientError', (error, socket) => sendBare(socket, statusOf(error)))
  server.on('connect', (_request: IncomingMessage, socket: Duplex) =>
    sendBare(socket, 405, ['Allow', 'GET, HEAD, POST, OPTIONS']),
  )
  return server
}

function statusOf(error: NodeJS.ErrnoException): BareStatus {
  if (error.code === 'HPE_HEADER_OVERFLOW') return 431
  return error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}
