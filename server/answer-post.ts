import { log } from '@/lib/platform/log'
import type { Address } from '@/server/addresses'
import { isExpectedType, isSameOrigin, isValidBody } from '@/server/admission'
import { announcesTooMuch, readBody } from '@/server/bodies/read-body'
import type { FinishedDocument } from '@/server/document'
import { type HttpExchange, networkOf, responseFormatFor } from '@/server/http-exchange'
import type { OverLimit } from '@/server/lanes/rate-limiter'
import { askNext, type Question, type RawAnswer } from '@/server/next/ask-next'
import { finishAnswer } from '@/server/next/finish-answer'
import { headersForOne } from '@/server/next/headers-for-next'
import { fallback, unavailableDocument } from '@/server/read-document'
import type { RefusedStatus } from '@/server/refusals/plain-page-words'
import { refusal } from '@/server/refusals/refusal'
import type { HeaderList } from '@/server/security-headers'
import { sendAndClose, sendDocument } from '@/server/send'
import type { Site } from '@/server/site'

/**
 * Answers a POST: checks its headers, reads the body, validates and counts it, and only then passes
 * it to Next.
 */
export async function answerPost(
  site: Site,
  exchange: HttpExchange,
  address: Address,
): Promise<void> {
  const { request, response } = exchange
  const unread = judgeHeaders(site, exchange, address)
  if (unread) return sendAndClose(exchange, refused(site, exchange, address, unread))
  const read = await readBody(request, response)
  if (read === 'gone') return
  if ('refused' in read) {
    return sendAndClose(exchange, refused(site, exchange, address, read.refused))
  }
  return sendDocument(site, exchange, await take(site, exchange, address, read.body))
}

/** The fault of a POST that can be found before any of its body is read. */
function judgeHeaders(
  site: Site,
  exchange: HttpExchange,
  address: Address,
): RefusedStatus | undefined {
  const { headers } = exchange.request
  if (!isSameOrigin(headers, site.appUrl)) return 403
  if (!isExpectedType(address.kind, headers)) return 415
  return announcesTooMuch(exchange.request) ? 413 : undefined
}

async function take(
  site: Site,
  exchange: HttpExchange,
  address: Address,
  body: Buffer,
): Promise<FinishedDocument> {
  const contentType = exchange.request.headers['content-type'] ?? ''
  if (!isValidBody(address, contentType, body)) return unreadable(site, exchange, address)
  const network = networkOf(site, exchange)
  const over = address.post && (await site.rateLimiters[address.post](network))
  const lane = site.lanes[over ? 'refusedForms' : address.lane]
  if (over && (over.farOver || !address.showsLimit)) return overLimit(site, exchange, address, over)
  const question = questionFor(site, exchange, address, body, over?.retryAfter)
  const raw = await lane(network, () => askNext(site.next, question, site.answersWithin))
  if (raw) return finish(site, exchange, address, raw, over?.retryAfter)
  return over
    ? overLimit(site, exchange, address, over)
    : unavailableDocument(site, exchange, address)
}

function overLimit(
  site: Site,
  exchange: HttpExchange,
  address: Address,
  { retryAfter }: OverLimit,
): FinishedDocument {
  return refused(site, exchange, address, 429, ['Retry-After', String(retryAfter)])
}

function questionFor(
  site: Site,
  exchange: HttpExchange,
  address: Address,
  body: Buffer,
  retryAfter: number | undefined,
): Question {
  const headers = headersForOne(site, exchange.request.headers, address.headers)
  const { internalPath: url, locale, params } = address
  const named = { locale, ...params }
  const request = { id: exchange.id, submitted: true, address: named, retryAfter }
  return { method: 'POST', url, headers, body, request }
}

async function finish(
  site: Site,
  exchange: HttpExchange,
  address: Address,
  raw: RawAnswer,
  retryAfter: number | undefined,
): Promise<FinishedDocument> {
  // The form is of an older build, or forged, and Next has written a line about it.
  if (raw.headers['x-nextjs-action-not-found'] !== undefined) {
    return refused(site, exchange, address, 400)
  }
  const finishing = {
    address,
    base: site.headers,
    compression: 'once',
    requestId: exchange.id,
  } as const
  const finished = finishAnswer(raw, { ...finishing, retryAfter })
  return fallback(site, exchange, address, finished)
}

function unreadable(site: Site, exchange: HttpExchange, address: Address): FinishedDocument {
  log.warn('What was sent could not be read', { requestId: exchange.id, status: 400 })
  return refused(site, exchange, address, 400)
}

function refused(
  site: Site,
  exchange: HttpExchange,
  { kind }: Address,
  status: RefusedStatus,
  extra: HeaderList = [],
): FinishedDocument {
  return refusal(status, responseFormatFor(exchange, kind), site.headers, extra)
}
