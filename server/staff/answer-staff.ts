import { log } from '@/lib/platform/log'
import { announcesTooMuch, readBody } from '@/server/bodies/read-body'
import type { FinishedDocument } from '@/server/document'
import { type HttpExchange, isRead, networkOf } from '@/server/http-exchange'
import { allowedMethods, answerOptions } from '@/server/refusals/refuse-method'
import type { StaffRefusedStatus } from '@/server/refusals/staff-page-words'
import { sendAndClose, sendDocument } from '@/server/send'
import type { Site } from '@/server/site'
import { askStaff, hasSession } from '@/server/staff/ask-staff'
import { isActionBody, isActionType, isFromWorkspace } from '@/server/staff/judge-staff-post'
import { refuseStaff } from '@/server/staff/refuse-staff'

const methods = ['GET', 'POST'] as const

/**
 * Answers a request to the workspace: an application that keeps Next's client runtime. Nothing of it is
 * kept, listed or shared, and a POST is an action's, sent from a page of ours.
 */
export async function answerStaff(site: Site, exchange: HttpExchange): Promise<void> {
  const { method } = exchange.request
  if (method === 'OPTIONS') return answerOptions(site, exchange, methods)
  if (method === 'POST') return answerStaffPost(site, exchange)
  if (isRead(exchange)) return sendDocument(site, exchange, await askStaff(site, exchange))
  return refuse(site, exchange, 405)
}

/** What was sent is admitted, read whole, judged and counted, and only then handed to Next. */
async function answerStaffPost(site: Site, exchange: HttpExchange): Promise<void> {
  const { request, response } = exchange
  if (!isFromWorkspace(request.headers, site.appUrl)) return refuse(site, exchange, 403)
  if (!isActionType(request.headers)) return refuse(site, exchange, 415)
  if (announcesTooMuch(request)) return refuse(site, exchange, 413)
  const read = await readBody(request, response)
  if (read === 'gone') return
  if ('refused' in read) return refuse(site, exchange, read.refused)
  return sendDocument(site, exchange, await take(site, exchange, read.body))
}

async function take(site: Site, exchange: HttpExchange, body: Buffer): Promise<FinishedDocument> {
  if (!isActionBody(exchange.request.headers, body)) {
    log.warn('What was sent could not be read', { requestId: exchange.id, status: 400 })
    return refuseStaff(site, exchange, 400)
  }
  const limiter = site.rateLimiters[hasSession(exchange) ? 'staff' : 'staffSignIn']
  const over = await limiter(networkOf(site, exchange))
  if (!over) return askStaff(site, exchange, body)
  return refuseStaff(site, exchange, 429, ['Retry-After', String(over.retryAfter)])
}

function refuse(site: Site, exchange: HttpExchange, status: StaffRefusedStatus): Promise<void> {
  const extra = status === 405 ? ['Allow', allowedMethods(methods)] : []
  return sendAndClose(exchange, refuseStaff(site, exchange, status, extra))
}
