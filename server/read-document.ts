import type { Locale } from '@/lib/i18n/routing'
import type { Address } from '@/server/addresses'
import type { CompressionLevel } from '@/server/content-encoding'
import type { FinishedDocument } from '@/server/document'
import { type HttpExchange, localeOf, networkOf, responseFormatFor } from '@/server/http-exchange'
import { askNext, type RawAnswer } from '@/server/next/ask-next'
import { finishAnswer } from '@/server/next/finish-answer'
import { headersForAll, headersForOne } from '@/server/next/headers-for-next'
import { refusal } from '@/server/refusals/refusal'
import type { Site } from '@/server/site'

/** The page of the application that shows its 404; it has no public address. */
const notFoundPage = 'not-found'

/** Reads a document that is the same for everybody: Next sees nothing of the visitor. */
export async function readKept(
  site: Site,
  exchange: HttpExchange,
  address: Address,
  query: string,
): Promise<FinishedDocument> {
  const key = address.path + query
  const render = async () => {
    const work = () =>
      ask(site, exchange, address.internalPath + query, headersForAll(site), address)
    // A document that is rendered again has many readers; one that nobody has read before counts as
    // work of whoever asks.
    const network = site.documents.has(key) ? undefined : networkOf(site, exchange)
    return finish(site, exchange, address, await site.lanes.kept(network, work))
  }
  const document = await site.documents.get(key, address.showsCount, render)
  return document ?? unavailableDocument(site, exchange, address)
}

/** Reads a page or answer that is rendered each time, for one visitor. */
export async function renderForVisitor(
  site: Site,
  exchange: HttpExchange,
  address: Address,
  query: string,
): Promise<FinishedDocument> {
  const headers = headersForOne(site, exchange.request.headers)
  const work = () => ask(site, exchange, address.internalPath + query, headers, address)
  // A document that could be stored is read this way when its query is not valid.
  const lane = site.lanes[address.keptByQuery ? 'uncached' : address.lane]
  const raw = await lane(networkOf(site, exchange), work)
  return finish(site, exchange, address, raw)
}

/** The one 404 page of a language, for every address that never was or is no more. */
export async function readNotFound(
  site: Site,
  exchange: HttpExchange,
  locale: Locale,
): Promise<FinishedDocument> {
  const address = { kind: 'page', kept: false } as const
  const inWords = () => refusal(404, locale, site.headers)
  const render = async () => {
    const url = `/${locale}/${notFoundPage}`
    const work = () => ask(site, exchange, url, headersForAll(site), { locale })
    const raw = await site.lanes.kept(undefined, work)
    if (!raw) return inWords()
    const finishing = {
      address,
      base: site.headers,
      compression: 'kept',
      requestId: exchange.id,
    } as const
    const finished = finishAnswer(raw, finishing)
    return typeof finished === 'string' ? inWords() : finished
  }
  return (await site.documents.get(`404 ${locale}`, false, render)) ?? inWords()
}

function ask(
  site: Site,
  { id }: HttpExchange,
  url: string,
  headers: Record<string, string>,
  { locale, params }: Pick<Address, 'locale'> & Partial<Pick<Address, 'params'>>,
) {
  const request = { id, submitted: false, address: { locale, ...params } }
  return askNext(site.next, { method: 'GET', url, headers, request }, site.answersWithin)
}

async function finish(
  site: Site,
  exchange: HttpExchange,
  address: Address,
  raw: RawAnswer | undefined,
): Promise<FinishedDocument> {
  if (!raw) return unavailableDocument(site, exchange, address)
  const compression = compressionFor(address)
  const finished = finishAnswer(raw, {
    address,
    base: site.headers,
    compression,
    requestId: exchange.id,
  })
  return fallback(site, exchange, address, finished)
}

function compressionFor({ kept, showsCount }: Address): CompressionLevel {
  if (!kept) return 'once'
  return showsCount ? 'changing' : 'kept'
}

/** The document to send: Next's own or, where Next has nothing to show, its replacement. */
export async function fallback(
  site: Site,
  exchange: HttpExchange,
  address: Address,
  finished: FinishedDocument | 'failed' | 'not found',
): Promise<FinishedDocument> {
  if (finished === 'failed') return unavailableDocument(site, exchange, address)
  const isThere = finished !== 'not found' && finished.status !== 404
  if (isThere || (address.kind === 'json' && finished !== 'not found')) return finished
  // The page for every address that does not exist, so that nothing tells a take-down from a typo.
  return address.kind === 'json'
    ? refusal(404, 'json', site.headers)
    : readNotFound(site, exchange, localeOf(exchange))
}

export function unavailableDocument(
  site: Site,
  exchange: HttpExchange,
  { kind }: Address,
): FinishedDocument {
  return refusal(503, responseFormatFor(exchange, kind), site.headers)
}
