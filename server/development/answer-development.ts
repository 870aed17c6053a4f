import type { IncomingMessage, ServerResponse } from 'node:http'
import { loopbackHost } from '@/server/admission'
import { reloadPaths, reloadScript } from '@/server/development/reload-script'
import type { SourceChanges } from '@/server/development/source-changes'
import type { NextHandler } from '@/server/next/ask-next'

/** Next's own requests under development: its chunks, its hot reload, its tools. */
export const isNextRequest = (url = '') => /^\/(?:_next\/|__nextjs)/.test(url)

/**
 * Answers the requests that only development has, beside the pipeline that answers everything else
 * as production does. Returns whether it did; only this machine is answered.
 */
export function answerDevelopment(
  next: NextHandler,
  changes: SourceChanges,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (loopbackHost(request.headers.host) === undefined) return false
  const { url = '' } = request
  if (url === reloadPaths.script) sendScript(response)
  else if (url === reloadPaths.events) changes.subscribe(response)
  else if (isNextRequest(url)) next(request, response).catch(() => response.destroy())
  else return false
  return true
}

function sendScript(response: ServerResponse): void {
  const type = 'text/javascript; charset=utf-8'
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(reloadScript)
}
