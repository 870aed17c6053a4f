import { log } from '@/lib/platform/log'
import { FinishedDocument } from '@/server/document'
import type { HttpExchange } from '@/server/http-exchange'
import type { RawAnswer } from '@/server/next/ask-next'
import { bareContentPolicy, type HeaderList } from '@/server/security-headers'
import { isCall } from '@/server/staff/judge-staff-post'
import { staffHeaders } from '@/server/staff/refuse-staff'

/** What of Next's headers goes out, beside those of its client runtime. */
const passedOn = new Set(['location', 'set-cookie', 'vary', 'retry-after', 'content-disposition'])
const ofClientRuntime = /^x-(?:action|nextjs)-/

/** Next's own page for what it could not render, empty without its scripts. */
const brokenPage = /<html[^>]*\sid="__next_error__"/

/**
 * Makes of Next's answer the one that goes out. `'failed'`: Next broke down over it, and has nothing to
 * show; `'unknown action'`: a form of an older build, or nobody's.
 */
export function finishStaffAnswer(
  raw: RawAnswer,
  policy: string,
  base: HeaderList,
  { id, request }: HttpExchange,
): FinishedDocument | 'failed' | 'unknown action' {
  const type = String(raw.headers['content-type'] ?? 'text/plain; charset=utf-8')
  const isPage = type.startsWith('text/html')
  const unknownAction = raw.headers['x-nextjs-action-not-found'] !== undefined
  // Next's client knows this answer, and asks for the page anew.
  if (unknownAction && !isCall(request.headers)) return 'unknown action'
  const redirects = raw.status >= 300 && raw.status < 400
  const status = redirects ? raw.status : (raw.pageStatus ?? raw.status)
  const broken = isPage && !redirects && brokenPage.test(raw.body.toString('latin1', 0, 2_000))
  if (broken || (status >= 500 && raw.pageStatus === undefined)) {
    log.error('A page of the workspace failed', { requestId: id, status })
    return 'failed'
  }
  const headers = [
    'Content-Security-Policy',
    isPage ? policy : bareContentPolicy,
    'X-Request-Id',
    id,
    ...staffHeaders,
    ...outgoing(raw),
    ...base,
  ]
  // Under a redirect Next puts a page that only its scripts would show.
  const body = redirects ? Buffer.alloc(0) : raw.body
  return new FinishedDocument(status, type, headers, body, 'once')
}

function outgoing(raw: RawAnswer): HeaderList {
  return Object.entries(raw.headers)
    .filter(([name]) => passedOn.has(name) || ofClientRuntime.test(name))
    .flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]))
    .flat()
}
