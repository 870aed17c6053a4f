import type { ProblemDetails } from '@/lib/problems/problem-details'
import type { RefusedStatus } from '@/server/refusals/plain-page-words'

const problems: Record<RefusedStatus, [title: string, detail?: string]> = {
  400: ['Malformed', 'Not sound JSON: well formed, in UTF-8, no key twice, at most 16 deep.'],
  403: ['Foreign origin', 'Browsers may send this from the pages of this site only.'],
  404: ['Not found'],
  405: ['Method not allowed', 'The Allow header names those that are.'],
  408: ['Too slow', 'The body did not arrive in time.'],
  413: ['Too large', 'A body may have 64 KB.'],
  415: ['Unsupported media type', 'Send application/json in UTF-8, not compressed.'],
  417: ['Expectation failed', 'Send no Expect, or 100-continue.'],
  429: ['Too many attempts', 'Retry-After says when to try again.'],
  431: ['Header fields too large'],
  503: ['Not available for the moment', 'Try again: each person counts once.'],
}

/** The body of a refusal for a program (RFC 9457). */
export function problemBody(status: RefusedStatus): string {
  const [title, detail] = problems[status]
  const problem: ProblemDetails = { status, title, ...(detail === undefined ? {} : { detail }) }
  return JSON.stringify({ type: 'about:blank', ...problem })
}
