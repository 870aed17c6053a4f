import { createHash } from 'node:crypto'
import {
  type CompressionLevel,
  compress,
  type Encoding,
  isCompressible,
} from '@/server/content-encoding'
import type { HeaderList } from '@/server/security-headers'

/** An answer ready to be sent: what `writeHead` and `end` take, and its `ETag`. */
export type ReadyAnswer = {
  status: number
  headers: HeaderList
  body: Buffer
  etag: string
  /** The index in `headers` of those that describe the body: a 304 leaves them out. */
  lengthAt: number
}

/** A finished answer: its bytes once, and compressed once for each encoding that is asked for. */
export class FinishedDocument {
  readonly status: number
  readonly body: Buffer
  /** The level of its compression. */
  readonly compression: CompressionLevel
  readonly #headers: HeaderList
  readonly #hash: string
  readonly #compressible: boolean
  readonly #ready = new Map<Encoding, ReadyAnswer>()
  readonly #compressing = new Map<Encoding, Promise<ReadyAnswer>>()

  constructor(
    status: number,
    contentType: string,
    headers: HeaderList,
    body: Buffer,
    compression: CompressionLevel,
  ) {
    this.status = status
    this.body = body
    this.compression = compression
    this.#compressible = isCompressible(contentType, body.length)
    const vary = this.#compressible ? ['Vary', 'Accept-Encoding'] : []
    this.#headers = ['Content-Type', contentType, ...vary, ...headers]
    this.#hash = createHash('sha256')
      .update(this.#headers.join('\n'))
      .update(body)
      .digest('base64url')
      .slice(0, 22)
  }

  /** The answer in an encoding, if it is compressed already. */
  peek(encoding: Encoding): ReadyAnswer | undefined {
    return this.#ready.get(this.#compressible ? encoding : 'identity')
  }

  async in(asked: Encoding): Promise<ReadyAnswer> {
    const encoding = this.#compressible ? asked : 'identity'
    const ready = this.#ready.get(encoding)
    if (ready) return ready
    const running = this.#compressing.get(encoding) ?? this.#make(encoding)
    this.#compressing.set(encoding, running)
    return running
  }

  /** The bytes held in memory, with an allowance for the objects around them. */
  get size(): number {
    let size = this.body.length + 2_048
    for (const [encoding, { body }] of this.#ready) {
      if (encoding !== 'identity') size += body.length + 512
    }
    return size
  }

  /**
   * Whether another answer has exactly the same bytes, so that this one's compression can be
   * reused.
   */
  equals(other: FinishedDocument): boolean {
    return this.status === other.status && this.#hash === other.#hash
  }

  async #make(encoding: Encoding): Promise<ReadyAnswer> {
    const body = await compress(this.body, encoding, this.compression)
    const etag = `"${this.#hash}${encoding === 'identity' ? '' : `-${encoding}`}"`
    const headers = [...this.#headers]
    if (this.status === 200) headers.push('ETag', etag)
    const lengthAt = headers.length
    if (encoding !== 'identity') headers.push('Content-Encoding', encoding)
    // RFC 9110, section 8.6: a 204 has no length.
    if (this.status !== 204) headers.push('Content-Length', String(body.length))
    const ready = { status: this.status, headers, body, etag, lengthAt }
    this.#ready.set(encoding, ready)
    this.#compressing.delete(encoding)
    return ready
  }
}
