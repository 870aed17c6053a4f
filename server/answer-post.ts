import { log } from '@/lib/platform/log'
import type { Address } from '@/server/addresses'
import { isExpectedType, isFromHere, isSoundBody } from '@/server/admission'
import { announcesTooMuch, readBody } from '@/server/bodies/read-body'
import type { FinishedDocument } from '@/server/document'
import type { OverLimit } from '@/server/lanes/rate-limiter'
import { askNext, type Question, type RawAnswer } from '@/server/next/ask-next'
import { finishAnswer } from '@/server/next/finish-answer'
import { headersForOne } from '@/server/next/headers-for-next'
import { fallback, unavailable } from '@/server/read-document'
import type { RefusedStatus } from '@/server/refusals/plain-page-words'
import { refusal } from '@/server/refusals/refusal'
import type { HeaderList } from '@/server/security-headers'
import { sendAndClose, sendDocument } from '@/server/send'
import type { Site } from '@/server/site'
import { networkOf, responseFormatFor, type Visit } from '@/server/visit'

/** Answers what was sent: admitted, read whole, judged, counted, and only then handed to Next. */
export async function answerPost(site: Site, visit: Visit, address: Address): Promise<void> {
  const { request, response } = visit
  const unread = judgeHeaders(site, visit, address)
  if (unread) return sendAndClose(visit, refused(site, visit, address, unread))
  const read = await readBody(request, response)
  if (read === 'gone') return
  if ('refused' in read) {
    return sendAndClose(visit, refused(site, visit, address, read.refused))
  }
  return sendDocument(site, visit, await take(site, visit, address, read.body))
}

/** What is wrong with a POST before any of its body is read. */
function judgeHeaders(site: Site, visit: Visit, address: Address): RefusedStatus | undefined {
  const { headers } = visit.request
  if (!isFromHere(headers, site.appUrl)) return 403
  if (!isExpectedType(address.kind, headers)) return 415
  return announcesTooMuch(visit.request) ? 413 : undefined
}

async function take(
  site: Site,
  visit: Visit,
  address: Address,
  body: Buffer,
): Promise<FinishedDocument> {
  const contentType = visit.request.headers['content-type'] ?? ''
  if (!isSoundBody(address, contentType, body)) return unreadable(site, visit, address)
  const network = networkOf(site, visit)
  const over = address.post && (await site.rateLimiters[address.post](network))
  const lane = site.lanes[over ? 'refusedForms' : address.lane]
  if (over && (over.farOver || !address.showsLimit)) return overLimit(site, visit, address, over)
  const question = questionFor(site, visit, address, body, over?.retryAfter)
  const raw = await lane(network, () => askNext(site.next, question, site.answersWithin))
  if (raw) return finish(site, visit, address, raw, over?.retryAfter)
  return over ? overLimit(site, visit, address, over) : unavailable(site, visit, address)
}

function overLimit(
  site: Site,
  visit: Visit,
  address: Address,
  { retryAfter }: OverLimit,
): FinishedDocument {
  return refused(site, visit, address, 429, ['Retry-After', String(retryAfter)])
}

function questionFor(
  site: Site,
  visit: Visit,
  address: Address,
  body: Buffer,
  retryAfter: number | undefined,
): Question {
  const headers = headersForOne(site, visit.request.headers, address.headers)
  const { internalPath: url, locale, params } = address
  const named = { locale, ...params }
  const request = { id: visit.id, submitted: true, address: named, retryAfter }
  return { method: 'POST', url, headers, body, request }
}

async function finish(
  site: Site,
  visit: Visit,
  address: Address,
  raw: RawAnswer,
  retryAfter: number | undefined,
): Promise<FinishedDocument> {
  // The form is of an older build, or nobody's, and Next has written a line about it.
  if (raw.headers['x-nextjs-action-not-found'] !== undefined) {
    return refused(site, visit, address, 400)
  }
  const finishing = { address, base: site.headers, effort: 'once', requestId: visit.id } as const
  const finished = finishAnswer(raw, { ...finishing, retryAfter })
  return fallback(site, visit, address, finished)
}

function unreadable(site: Site, visit: Visit, address: Address): FinishedDocument {
  log.warn('What was sent could not be read', { requestId: visit.id, status: 400 })
  return refused(site, visit, address, 400)
}

function refused(
  site: Site,
  visit: Visit,
  { kind }: Address,
  status: RefusedStatus,
  extra: HeaderList = [],
): FinishedDocument {
  return refusal(status, responseFormatFor(visit, kind), site.headers, extra)
}
