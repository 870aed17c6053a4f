import type { IncomingMessage, ServerResponse } from 'node:http'
import { expectsContinue } from '@/server/protocol'

const largestBody = 64 * 1024
const bodyWithin = 10_000

export type BodyRead = { body: Buffer } | { refused: 413 | 408 } | 'gone'

/** Whether a request announces more than is allowed, so that nothing of it need be read. */
export function announcesTooMuch(request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > largestBody
}

/** Reads the whole body of a request: at most 64 KB, within ten seconds. */
export function readBody(request: IncomingMessage, response: ServerResponse): Promise<BodyRead> {
  if (announcesTooMuch(request)) return Promise.resolve({ refused: 413 })
  if (expectsContinue(request)) response.writeContinue()
  const { promise, resolve } = Promise.withResolvers<BodyRead>()
  const chunks: Buffer[] = []
  let length = 0
  const timer = setTimeout(() => resolve({ refused: 408 }), bodyWithin)
  request.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length > largestBody) resolve({ refused: 413 })
    else chunks.push(chunk)
  })
  request.on('end', () => resolve({ body: Buffer.concat(chunks) }))
  request.on('error', () => resolve('gone'))
  request.on('close', () => resolve('gone'))
  return promise.finally(() => clearTimeout(timer))
}
