import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib'

export type Encoding = 'br' | 'zstd' | 'gzip' | 'identity'

const preferred = ['br', 'zstd', 'gzip'] as const
const remembered = new Map<string, Encoding>()

/** The best encoding that an `Accept-Encoding` value allows (RFC 9110, section 12.5.3). */
export function encodingFor(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity'
  const known = remembered.get(accepted)
  if (known) return known
  const encoding = choose(accepted)
  // The cache is bounded, since browsers send a handful of values but a client may invent more.
  if (remembered.size > 200) remembered.clear()
  if (accepted.length < 200) remembered.set(accepted, encoding)
  return encoding
}

function choose(accepted: string): Encoding {
  const weights = new Map<string, number>()
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)))
  }
  const fallback = weights.get('*') ?? 0
  return preferred.find((name) => (weights.get(name) ?? fallback) > 0) ?? 'identity'
}

const brotli = promisify(brotliCompress)
const zstd = promisify(zstdCompress)
const gzipped = promisify(gzip)

/**
 * `once`: for an answer that one reader gets; `changing`: for one whose number may change in a
 * second; `kept`: for one that lives as long as its version; `forever`: as long as the process.
 */
export type CompressionLevel = 'once' | 'changing' | 'kept' | 'forever'
// A campaign's page of 33 KB: Brotli 5 gives 9.6 KB in 1.2 ms, 9 gives 9.5 KB in 15 ms, 10 gives
// 8.5 KB in 15 ms, 11 gives 8.4 KB in 31 ms.
const brotliQuality = { once: 4, changing: 5, kept: 10, forever: 11 } as const
const zstdLevel = { once: 3, changing: 9, kept: 15, forever: 19 } as const
const gzipLevel = { once: 4, changing: 6, kept: 9, forever: 9 } as const

export async function compress(
  body: Buffer,
  encoding: Encoding,
  compression: CompressionLevel,
): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      return brotli(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: brotliQuality[compression],
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
        },
      })
    case 'zstd':
      return zstd(body, {
        params: { [constants.ZSTD_c_compressionLevel]: zstdLevel[compression] },
      })
    case 'gzip':
      return gzipped(body, { level: gzipLevel[compression] })
    case 'identity':
      return body
    default:
      return encoding satisfies never
  }
}

const compressible =
  /^(?:text\/|application\/(?:json|[\w.-]+\+(?:json|xml)|javascript|xml)|image\/svg)/

/** Whether a body of this type and size gets smaller by compressing. */
export function isCompressible(contentType: string, bytes: number): boolean {
  return bytes > 256 && compressible.test(contentType)
}
