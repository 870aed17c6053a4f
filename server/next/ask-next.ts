import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApplicationRequest, withRequest } from '@/lib/platform/request-protocol'
import {
  type GatheredAnswer,
  GatheredResponse,
  replayRequest,
} from '@/server/next/gathered-response'

/** Next's request handler, as `next().getRequestHandler()` gives it. */
export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export type Question = {
  method: 'GET' | 'POST'
  /** Path and query of the application's own folders. */
  url: string
  headers: Record<string, string>
  body?: Buffer
  /** What the application may know of the request besides its headers and body. */
  request: ApplicationRequest
}

/** A complete answer of Next's, not sent yet. */
export type RawAnswer = GatheredAnswer & {
  /** The status that the application has set for the page. */
  pageStatus: number | undefined
}

/** The timeout: longer than the database may take for all queries of one answer. */
const defaultAnswersWithin = 25_000

/**
 * Asks Next and collects its whole answer. Next sees only what the question holds: no socket, no
 * client address, no header that the server did not choose to forward. Throws where Next breaks
 * down or takes too long.
 */
export async function askNext(
  handler: NextHandler,
  question: Question,
  answersWithin = defaultAnswersWithin,
): Promise<RawAnswer> {
  const request = replayRequest(question)
  const response = new GatheredResponse(request)
  const timer = setTimeout(() => response.destroy(new Error('Next took too long')), answersWithin)
  try {
    const { answer, status } = await withRequest(question.request, () => {
      handler(request, response).catch((error: Error) => response.destroy(error))
      return response.whole
    })
    return { ...answer, pageStatus: status }
  } finally {
    clearTimeout(timer)
  }
}
