import { isOwnSessionToken } from '@/lib/staff/session/own-session-token'
import { sessionCookie } from '@/lib/staff/session/session-cookie'
import type { FinishedDocument } from '@/server/document'
import { type HttpExchange, networkOf } from '@/server/http-exchange'
import { askNext, type Question } from '@/server/next/ask-next'
import { headersForOne } from '@/server/next/headers-for-next'
import type { Site } from '@/server/site'
import { finishStaffAnswer } from '@/server/staff/finish-staff-answer'
import { refuseStaff } from '@/server/staff/refuse-staff'
import { pathForNext } from '@/server/staff/staff-path'
import { makeNonce, staffContentPolicy } from '@/server/staff/staff-policy'

/** What Next's client runtime says of a request: which answer it wants, and for what it has already. */
const clientHeaders = [
  'next-action',
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
  // Development tells its client's requests apart by these.
  'next-html-request-id',
  'next-request-id',
  'user-agent',
]

/**
 * Whether a request brings the token of a session that this installation made, over or not: strangers
 * cannot make one, so that they never get into the staff's lane.
 */
export function hasSession({ request }: HttpExchange): boolean {
  const token = sessionTokenIn.exec(request.headers.cookie ?? '')?.[1]
  return token !== undefined && isOwnSessionToken(token)
}

const sessionTokenIn = new RegExp(`(?:^|; ?|__Secure-)${sessionCookie}=([\\w-]{43})(?:;|$)`)

/** Asks Next for an answer to one member of the staff, or to somebody who has not signed in. */
export async function askStaff(
  site: Site,
  exchange: HttpExchange,
  body?: Buffer,
): Promise<FinishedDocument> {
  const nonce = makeNonce()
  const policy = staffContentPolicy(nonce, site.staffSources)
  const lane = site.lanes[hasSession(exchange) ? 'staff' : 'staffSignIn']
  const question = questionFor(site, exchange, policy, body)
  const raw = await lane(networkOf(site, exchange), () =>
    askNext(site.next, question, site.answersWithin),
  )
  const finished = raw && finishStaffAnswer(raw, policy, site.headers, exchange)
  if (finished === 'unknown action') return refuseStaff(site, exchange, 400)
  return finished === undefined || finished === 'failed'
    ? refuseStaff(site, exchange, 503)
    : finished
}

/** Next finds the nonce for its own scripts in the request's policy, and hands it to no page. */
function questionFor(
  site: Site,
  { request, path, query, id }: HttpExchange,
  policy: string,
  body: Buffer | undefined,
): Question {
  const known = pathForNext(path)
  const headers = {
    ...headersForOne(site, request.headers, clientHeaders),
    // Where an action redirects, Next asks this process itself, and not the proxy in front of it.
    'x-forwarded-proto': 'http',
    'content-security-policy': policy,
  }
  return {
    method: body ? 'POST' : 'GET',
    url: query === '' ? known : `${known}?${query}`,
    headers,
    ...(body ? { body } : {}),
    request: { id, submitted: body !== undefined, address: {}, path: known, query },
  }
}
