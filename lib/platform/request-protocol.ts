import { AsyncLocalStorage } from 'node:async_hooks'

/**
 * What the server knows about the request that the application answers. It is passed within the
 * process and not in headers, so that no client can send it and no proxy can change it.
 */
export type ApplicationRequest = {
  /** Names the request in the log. */
  id: string
  /** Whether a form or a body was submitted (POST), and the server has admitted it. */
  submitted: boolean
  /** The parameters of the address: the only source of a page's link or campaign. */
  address: { locale?: string | undefined; slug?: string | undefined; token?: string | undefined }
  /** In the workspace, where the request goes, so that whoever signs in first comes back to it. */
  path?: string
  query?: string
  /** Seconds after which this network may submit again; `undefined` where it may now. */
  retryAfter?: number | undefined
}

type Exchange = { request: ApplicationRequest; status: number | undefined }

/**
 * The context is one for the process, although Next bundles copies of this module beside the
 * server's own.
 */
const shared = globalThis as { altaveuExchange?: AsyncLocalStorage<Exchange> }
shared.altaveuExchange ??= new AsyncLocalStorage<Exchange>()
const exchanges = shared.altaveuExchange

/**
 * Runs the function that answers a request, so that all of it can call `currentRequest`. Resolves
 * to the answer and the status that the application has set for it, if any.
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

/** The request that is being answered; outside of any (during a build), one without values. */
export function currentRequest(): ApplicationRequest {
  return exchanges.getStore()?.request ?? outsideRequests
}

/**
 * Sets the status of a page's answer, for which Next gives a page no other way; the last call
 * counts.
 */
export function setAnswerStatus(status: number): void {
  const exchange = exchanges.getStore()
  if (exchange) exchange.status = status
}
