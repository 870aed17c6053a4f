import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { toInternalPath } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { hashNetwork } from '@/server/client-network'
import type { NextHandler } from '@/server/next/ask-next'

const ownOrForwarding = /^(?:x-altaveu-|x-forwarded-|forwarded$|x-real-ip$)/

/** With hot reload: nothing is stripped, kept or refused, and Next writes to the client itself. */
export function answerInDev(
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  for (const name of Object.keys(request.headers)) {
    if (ownOrForwarding.test(name)) delete request.headers[name]
  }
  request.headers['x-altaveu-request-id'] = randomUUID()
  request.headers['x-altaveu-network'] = hashNetwork(
    request.socket.remoteAddress ?? '',
    now().getTime(),
  )
  if (request.method === 'POST') request.headers['x-altaveu-sent'] = 'yes'
  const [path = '', query] = (request.url ?? '/').split(/\?(.*)/s)
  const internal = toInternalPath(path) ?? path
  request.url = query === undefined ? internal : `${internal}?${query}`
  next(request, response).catch(() => response.destroy())
}
