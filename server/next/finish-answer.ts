import { log } from '@/lib/platform/log'
import type { Address } from '@/server/addresses'
import type { CompressionLevel } from '@/server/content-encoding'
import { FinishedDocument } from '@/server/document'
import type { RawAnswer } from '@/server/next/ask-next'
import { publicDocument } from '@/server/public-document'
import { bareContentPolicy, embeddableHeaders, type HeaderList } from '@/server/security-headers'

const publicCaching = 'public, max-age=0, s-maxage=2'
/** Next's own headers that go out; its link preloads, for example, are for its client runtime. */
const passedOn = ['Location', 'Set-Cookie', 'Retry-After', 'Content-Disposition', 'X-Robots-Tag']
const soon = '5'

export type Finishing = {
  address: Pick<Address, 'kind' | 'kept' | 'embeddable'>
  /** Sent with every answer. */
  base: HeaderList
  compression: CompressionLevel
  requestId: string
  /** Seconds after which a refused form may be sent again. */
  retryAfter?: number | undefined
}

/**
 * Makes Next's answer the one that goes out. `'failed'`: Next broke down over it (logged) and has
 * nothing that can be shown; `'not found'`: a 404 that is empty without Next's scripts.
 */
export function finishAnswer(
  raw: RawAnswer,
  finishing: Finishing,
): FinishedDocument | 'failed' | 'not found' {
  const type = String(raw.headers['content-type'] ?? 'text/plain; charset=utf-8')
  if (!type.startsWith('text/html')) return finishOther(raw, type, finishing)
  const page = publicDocument(raw.body.toString('utf8'))
  if (raw.status === 404 && page.incomplete) return 'not found'
  const status = raw.pageStatus ?? raw.status
  if (page.incomplete || (status >= 500 && raw.pageStatus === undefined)) {
    log.error('A page failed', { requestId: finishing.requestId, status })
    return 'failed'
  }
  const policy = ['Content-Security-Policy', page.contentPolicy]
  const headers = [...policy, ...outgoing(raw, status, finishing)]
  return new FinishedDocument(status, type, headers, Buffer.from(page.html), finishing.compression)
}

function finishOther(raw: RawAnswer, type: string, finishing: Finishing) {
  const { kind } = finishing.address
  // JSON addresses describe their own faults; any other failed answer has no words.
  const silent = kind === 'page' || (kind === 'json' && !type.includes('json'))
  if (raw.status >= 500 && silent) {
    log.error('An answer failed', { requestId: finishing.requestId, status: raw.status })
    return 'failed'
  }
  const policy = ['Content-Security-Policy', bareContentPolicy]
  const headers = [...policy, ...outgoing(raw, raw.status, finishing)]
  return new FinishedDocument(raw.status, type, headers, raw.body, finishing.compression)
}

function outgoing(raw: RawAnswer, status: number, finishing: Finishing): HeaderList {
  const kept = finishing.address.kept && finishing.compression !== 'once' && status === 200
  return [
    'Cache-Control',
    kept ? publicCaching : 'no-store',
    ...passedOn.flatMap((name) => valuesOf(raw, name).flatMap((value) => [name, value])),
    ...retrying(raw, status, finishing.retryAfter),
    // A stored answer goes to many requests.
    ...(finishing.compression === 'once' ? ['X-Request-Id', finishing.requestId] : []),
    ...(finishing.address.embeddable ? embeddableHeaders(finishing.base) : finishing.base),
  ]
}

function valuesOf(raw: RawAnswer, name: string): string[] {
  const value = raw.headers[name.toLowerCase()]
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]).map(String)
}

function retrying(raw: RawAnswer, status: number, after: number | undefined): HeaderList {
  if (raw.headers['retry-after'] !== undefined) return []
  if (status === 429) return ['Retry-After', String(after ?? soon)]
  return status === 503 ? ['Retry-After', soon] : []
}
