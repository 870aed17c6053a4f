import type { IncomingMessage, ServerResponse } from 'node:http'
import { encodingFor } from '@/server/content-encoding'
import type { FinishedDocument, ReadyAnswer } from '@/server/document'
import type { HttpExchange } from '@/server/http-exchange'
import type { Site } from '@/server/site'

const drainWithin = 2_000
const drainAtMost = 16 * 1024 * 1024

/**
 * Sends a document if it is compressed already in the best encoding that the client takes; returns
 * whether it did.
 */
export function sendIfReady(
  request: IncomingMessage,
  response: ServerResponse,
  document: FinishedDocument,
): boolean {
  const ready = document.peek(encodingFor(request.headers['accept-encoding']))
  if (!ready) return false
  sendReady(request, response, ready)
  return true
}

/** Sends a document in the best encoding that the client takes. */
export async function sendDocument(
  site: Site,
  { request, response }: HttpExchange,
  document: FinishedDocument,
): Promise<void> {
  const ready = await document.in(encodingFor(request.headers['accept-encoding']))
  if (site.draining) response.shouldKeepAlive = false
  sendReady(request, response, ready)
}

function sendReady(request: IncomingMessage, response: ServerResponse, ready: ReadyAnswer): void {
  const known = ready.status === 200 ? request.headers['if-none-match'] : undefined
  if (known !== undefined && (known.includes(ready.etag) || known.trim() === '*')) {
    response.writeHead(304, ready.headers.slice(0, ready.lengthAt)).end()
    return
  }
  response.writeHead(ready.status, ready.headers)
  response.end(ready.body)
}

/**
 * Answers a request that is not read to its end. The client may still be sending and would lose the
 * answer if the connection were broken at once, so its data is discarded for a short while.
 */
export async function sendAndClose(
  { request, response }: HttpExchange,
  document: FinishedDocument,
): Promise<void> {
  const { status, headers, body } = await document.in('identity')
  response.writeHead(status, [...headers, 'Connection', 'close'])
  response.write(body)
  if (request.complete) return void response.end()
  let discarded = 0
  const end = () => response.end()
  const timer = setTimeout(end, drainWithin)
  request.on('data', (chunk: Buffer) => {
    discarded += chunk.length
    if (discarded > drainAtMost) end()
  })
  request.on('end', end)
  request.resume()
  response.on('close', () => clearTimeout(timer))
}
