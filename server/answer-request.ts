import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '@/lib/platform/log'
import { type Address, findAddress, knownQuery } from '@/server/addresses'
import { loopbackHost } from '@/server/admission'
import { answerPost } from '@/server/answer-post'
import { answerUnknown, redirectTo } from '@/server/answer-unknown'
import { canonicalPath } from '@/server/canonical-path'
import { judgeProtocol } from '@/server/protocol'
import { readAlone, readKept } from '@/server/read-document'
import type { RefusedStatus } from '@/server/refusals/plain-page-words'
import { refusal } from '@/server/refusals/refusal'
import { answerOptions, refuseMethod } from '@/server/refusals/refuse-method'
import { sendAndClose, sendDocument, sendIfReady } from '@/server/send'
import type { Site } from '@/server/site'
import { isRead, readVisit, responseFormatFor, type Visit } from '@/server/visit'

/**
 * Answers one request: a hit ends here, anything else takes the walk. Never throws.
 * `connectionRefused`: its connection is one too many, and is closed with an answer that says so.
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
    const held = site.documents.peek(request.url ?? '')
    if (held && sendIfReady(request, response, held)) return
  }
  const visit = readVisit(request, response, randomUUID())
  const answered = faultStatus ? refuse(site, visit, faultStatus) : walk(site, visit)
  answered.catch((error: unknown) => fail(site, visit, error)).catch(() => response.destroy())
}

async function walk(site: Site, visit: Visit): Promise<void> {
  const { request, path } = visit
  const file = site.files.find(path)
  if (file) {
    if (!isRead(visit)) return refuseMethod(site, visit, ['GET'])
    return sendDocument(site, visit, await file)
  }
  const mailboxOpen = site.mailbox && loopbackHost(request.headers.host) !== undefined
  const address = findAddress(path, mailboxOpen, site.reports)
  if (address) return answerKnown(site, visit, address)
  const canonical = isRead(visit) ? canonicalPath(path, mailboxOpen) : undefined
  return canonical ? redirectTo(site, visit, canonical) : answerUnknown(site, visit)
}

async function answerKnown(site: Site, visit: Visit, address: Address): Promise<void> {
  const { methods, kind } = address
  const { method } = visit.request
  if (method === 'OPTIONS') return answerOptions(site, visit, methods)
  if (method === 'POST' && methods.includes('POST')) return answerPost(site, visit, address)
  if (isRead(visit) && methods.includes('GET')) return answerRead(site, visit, address)
  return refuseMethod(site, visit, methods, kind)
}

async function answerRead(site: Site, visit: Visit, address: Address): Promise<void> {
  const query = knownQuery(address.parameters, visit.query)
  const kept = address.kept && (!address.keptByQuery || (await site.isWorthKeeping(query)))
  const read = kept ? readKept : readAlone
  const document = await read(site, visit, { ...address, kept }, query)
  await sendDocument(site, visit, document)
  if (kept) site.documents.updateSize(address.path + query, document)
}

function refuse(site: Site, visit: Visit, status: RefusedStatus): Promise<void> {
  return sendAndClose(visit, refusal(status, responseFormatFor(visit), site.headers))
}

/** Whatever nobody foresaw: noted with the request's id, answered in words. */
async function fail(site: Site, visit: Visit, error: unknown): Promise<void> {
  const { response, id } = visit
  log.error('A request failed', { requestId: id, error })
  if (response.headersSent) return void response.destroy()
  return refuse(site, visit, 503)
}
