import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readAddress, toInternalPath } from '@/lib/i18n/routing'
import { withRequest } from '@/lib/platform/request-protocol'
import type { NextHandler } from '@/server/next/ask-next'

const forwarding = /^(?:x-forwarded-|forwarded$|x-real-ip$)/

/** With hot reload: nothing is stripped, kept or refused, and Next writes to the client itself. */
export function answerInDev(
  next: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  for (const name of Object.keys(request.headers)) {
    if (forwarding.test(name)) delete request.headers[name]
  }
  const [path = '', query] = (request.url ?? '/').split(/\?(.*)/s)
  const internal = toInternalPath(path) ?? path
  request.url = query === undefined ? internal : `${internal}?${query}`
  const known = readAddress(path)
  const address = { locale: known?.locale, ...known?.params }
  const told = { id: randomUUID(), submitted: request.method === 'POST', address }
  withRequest(told, async () => {
    await Promise.all([next(request, response), once(response, 'close')])
  }).catch(() => response.destroy())
}
