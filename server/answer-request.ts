import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/platform/log'
import { type Address, findAddress, knownQuery } from '@/server/addresses'
import { loopbackHost } from '@/server/admission'
import { answerPost } from '@/server/answer-post'
import { answerUnknown, redirectTo } from '@/server/answer-unknown'
import { canonicalPath } from '@/server/canonical-path'
import { type HttpExchange, isRead, readExchange, responseFormatFor } from '@/server/http-exchange'
import { judgeProtocol } from '@/server/protocol'
import { readKept, renderForVisitor, unavailableDocument } from '@/server/read-document'
import type { RefusedStatus } from '@/server/refusals/plain-page-words'
import { refusal } from '@/server/refusals/refusal'
import { answerOptions, refuseMethod } from '@/server/refusals/refuse-method'
import { sendAndClose, sendDocument, sendIfReady } from '@/server/send'
import type { Site } from '@/server/site'
import { answerStaff } from '@/server/staff/answer-staff'
import { isStaffPath } from '@/server/staff/staff-path'

/**
 * Answers one request: a cached document at once, anything else by its route. Never throws.
 * `connectionRefused`: its connection is past the limit, and is closed with an answer that says so.
 */
export function answerRequest(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  connectionRefused = false,
): void {
  if (site.draining) response.shouldKeepAlive = false
  const faultStatus = connectionRefused ? 503 : judgeProtocol(request)
  if (faultStatus === undefined && request.method === 'GET') {
    const cached = site.documents.peek(request.url ?? '')
    if (cached && sendIfReady(request, response, cached)) return
  }
  const exchange = readExchange(request, response, randomUUID())
  const answered = faultStatus ? refuse(site, exchange, faultStatus) : routeRequest(site, exchange)
  answered.catch((error: unknown) => fail(site, exchange, error)).catch(() => response.destroy())
}

async function routeRequest(site: Site, exchange: HttpExchange): Promise<void> {
  const { request, path } = exchange
  const file = site.files.find(path)
  if (file) {
    if (!isRead(exchange)) return refuseMethod(site, exchange, ['GET'])
    return sendDocument(site, exchange, await file)
  }
  if (isStaffPath(path)) return answerStaff(site, exchange)
  const mailboxOpen = site.mailbox && loopbackHost(request.headers.host) !== undefined
  const address = findAddress(path, mailboxOpen, site.reports)
  if (address) return answerKnown(site, exchange, address)
  const canonical = isRead(exchange) ? canonicalPath(path, mailboxOpen) : undefined
  return canonical ? redirectTo(site, exchange, canonical) : answerUnknown(site, exchange)
}

async function answerKnown(site: Site, exchange: HttpExchange, address: Address): Promise<void> {
  const { methods, kind } = address
  const { method } = exchange.request
  if (!address.answersWhileHeld && (await site.isHeld())) {
    return sendDocument(site, exchange, unavailableDocument(site, exchange, address))
  }
  if (method === 'OPTIONS') return answerOptions(site, exchange, methods)
  if (method === 'POST' && methods.includes('POST')) return answerPost(site, exchange, address)
  if (isRead(exchange) && methods.includes('GET')) return answerRead(site, exchange, address)
  return refuseMethod(site, exchange, methods, kind)
}

async function answerRead(site: Site, exchange: HttpExchange, address: Address): Promise<void> {
  const query = knownQuery(address.parameters, exchange.query)
  const kept = address.kept && (!address.keptByQuery || (await site.isWorthKeeping(query)))
  const read = kept ? readKept : renderForVisitor
  const document = await read(site, exchange, { ...address, kept }, query)
  await sendDocument(site, exchange, document)
  if (kept) site.documents.updateSize(address.path + query, document)
}

function refuse(site: Site, exchange: HttpExchange, status: RefusedStatus): Promise<void> {
  return sendAndClose(exchange, refusal(status, responseFormatFor(exchange), site.headers))
}

/** Handles an unexpected fault: it is logged with the request's id, and answered in words. */
async function fail(site: Site, exchange: HttpExchange, error: unknown): Promise<void> {
  const { response, id } = exchange
  log.error('A request failed', { requestId: id, error })
  if (response.headersSent) return void response.destroy()
  return refuse(site, exchange, 503)
}
