import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { type ApplicationRequest, withRequest } from '@/lib/platform/request-protocol'

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
export type RawAnswer = {
  status: number
  headers: OutgoingHttpHeaders
  body: Buffer
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
  const request = replay(question)
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

function replay({ method, url, headers, body }: Question): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  request.method = method
  request.url = url
  request.httpVersion = '1.1'
  request.httpVersionMajor = 1
  request.httpVersionMinor = 1
  const all = body ? { ...headers, 'content-length': String(body.length) } : headers
  request.headers = { ...all }
  request.rawHeaders = Object.entries(all).flat()
  if (body) request.push(body)
  request.push(null)
  return request
}

type Gathered = Omit<RawAnswer, 'pageStatus'>
type Ending = (() => void) | undefined

/** A response that stores what is written instead of sending it. */
class GatheredResponse extends ServerResponse {
  #chunks: Buffer[] = []
  #gathered = Promise.withResolvers<Gathered>()
  #ended = false

  get whole(): Promise<Gathered> {
    return this.#gathered.promise
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status
    const headers = rest.find((argument) => typeof argument === 'object' && argument !== null)
    for (const [name, value] of Object.entries(headers ?? {})) this.setHeader(name, value)
    return this
  }

  override flushHeaders(): void {}

  override write(chunk: unknown, encoding?: unknown, written?: unknown): boolean {
    this.#take(chunk, encoding)
    const then = [encoding, written].find((argument) => typeof argument === 'function') as Ending
    if (then) queueMicrotask(then)
    return true
  }

  override end(chunk?: unknown, encoding?: unknown, ended?: unknown): this {
    if (this.#ended) return this
    this.#ended = true
    // There is no socket to flush: from here on `writableEnded` and `writableFinished` are true.
    this.finished = true
    if (typeof chunk !== 'function') this.#take(chunk, encoding)
    const then = [chunk, encoding, ended].find((one) => typeof one === 'function') as Ending
    if (then) this.once('finish', then)
    this.#gathered.resolve({
      status: this.statusCode,
      headers: this.getHeaders(),
      body: Buffer.concat(this.#chunks),
    })
    queueMicrotask(() => {
      this.emit('finish')
      this.emit('close')
    })
    return this
  }

  override destroy(error?: Error): this {
    if (!this.#ended) this.#gathered.reject(error ?? new Error('Next broke its answer off'))
    this.#ended = true
    return super.destroy(error)
  }

  #take(chunk: unknown, encoding: unknown): void {
    if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk))
    else if (typeof chunk === 'string') {
      const named = typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8'
      this.#chunks.push(Buffer.from(chunk, named))
    }
  }
}
