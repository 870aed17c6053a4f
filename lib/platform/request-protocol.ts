import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * What the server has found out about the request that the application answers. It travels in the
 * process and not in headers, so that no client can send it and no proxy can change it.
 */
export type ApplicationRequest = {
  /** Names the request in the log. */
  id: string
  /** Whether a form or a body was submitted (POST), and the server has admitted it. */
  submitted: boolean
  /** What the address names: the only place that a page's link or campaign is taken from. */
  address: { locale?: string | undefined; slug?: string | undefined; token?: string | undefined }
  /** Seconds after which this network may submit again; `undefined` where it may now. */
  retryAfter?: number | undefined
}

type Exchange = { request: ApplicationRequest; status: number | undefined }

/** One a process, though Next bundles copies of this module beside the server's own. */
const shared = globalThis as { altaveuExchange?: AsyncLocalStorage<Exchange> }
shared.altaveuExchange ??= new AsyncLocalStorage<Exchange>()
const exchanges = shared.altaveuExchange

/**
 * Runs what answers a request, so that all of it can ask `currentRequest`. Resolves to the answer
 * and the status that the application has set for it, if any.
 */
export async function withRequest<Answer>(
  request: ApplicationRequest,
  answer: () => Promise<Answer>,
): Promise<{ answer: Answer; status: number | undefined }> {
  const exchange: Exchange = { request, status: undefined }
  const given = await exchanges.run(exchange, answer)
  return { answer: given, status: exchange.status }
}

const outsideRequests: ApplicationRequest = { id: 'none', submitted: false, address: {} }

/** The request that is being answered; outside of any (a build), one that names nothing. */
export function currentRequest(): ApplicationRequest {
  return exchanges.getStore()?.request ?? outsideRequests
}

/** Sets the status of a page's answer, which Next gives a page no other way to do; the last one holds. */
export function setAnswerStatus(status: number): void {
  const exchange = exchanges.getStore()
  if (exchange) exchange.status = status
}
