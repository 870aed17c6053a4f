import type { Locale } from '@/lib/i18n/routing'
import { FinishedDocument } from '@/server/document'
import { plainPage, plainPagePolicy } from '@/server/refusals/plain-page'
import type { RefusedStatus } from '@/server/refusals/plain-page-words'
import { problemBody } from '@/server/refusals/problem'
import { bareContentPolicy, type HeaderList } from '@/server/security-headers'

const notKept = ['Cache-Control', 'no-store']
const soon = '5'

/** A refusal by the server itself: a small page in words for people, problem details for programs. */
export function refusal(
  status: RefusedStatus,
  locale: Locale | 'json',
  base: HeaderList,
  extra: HeaderList = [],
): FinishedDocument {
  const retry = status === 503 && !extra.includes('Retry-After') ? ['Retry-After', soon] : []
  const headers = [...notKept, ...retry, ...extra, ...base]
  if (locale === 'json') return problem(status, headers)
  const policy = ['Content-Security-Policy', plainPagePolicy]
  const page = Buffer.from(plainPage(status, locale))
  return new FinishedDocument(
    status,
    'text/html; charset=utf-8',
    [...policy, ...headers],
    page,
    'once',
  )
}

function problem(status: RefusedStatus, headers: HeaderList): FinishedDocument {
  const policy = ['Content-Security-Policy', bareContentPolicy]
  const body = Buffer.from(problemBody(status))
  const type = 'application/problem+json; charset=utf-8'
  return new FinishedDocument(status, type, [...policy, ...headers], body, 'once')
}
