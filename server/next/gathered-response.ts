import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

type ReplayedRequest = {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body?: Buffer
}

/** A request as a client would send it, with exactly these headers, and no socket to read it from. */
export function replayRequest({ method, url, headers, body }: ReplayedRequest): IncomingMessage {
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

export type GatheredAnswer = { status: number; headers: OutgoingHttpHeaders; body: Buffer }
type Ending = (() => void) | undefined

/** A response that stores what is written instead of sending it. */
export class GatheredResponse extends ServerResponse {
  #chunks: Buffer[] = []
  #gathered = Promise.withResolvers<GatheredAnswer>()
  #ended = false

  get whole(): Promise<GatheredAnswer> {
    return this.#gathered.promise
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status
    const headers = rest.find((argument) => typeof argument === 'object' && argument !== null)
    if (Array.isArray(headers)) this.#appendAll(headers)
    else for (const [name, value] of Object.entries(headers ?? {})) this.setHeader(name, value)
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

  /** Names and values in turn, as our own server writes them. */
  #appendAll(list: readonly string[]): void {
    for (let at = 0; at < list.length; at += 2)
      this.appendHeader(list[at] ?? '', list[at + 1] ?? '')
  }

  #take(chunk: unknown, encoding: unknown): void {
    if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk))
    else if (typeof chunk === 'string') {
      const named = typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8'
      this.#chunks.push(Buffer.from(chunk, named))
    }
  }
}
