import { FinishedDocument } from '@/server/document'
import { type HttpExchange, localeOf } from '@/server/http-exchange'
import { plainPagePolicy, plainStaffPage } from '@/server/refusals/plain-page'
import type { StaffRefusedStatus } from '@/server/refusals/staff-page-words'
import type { HeaderList } from '@/server/security-headers'
import type { Site } from '@/server/site'

/** What every answer of the workspace carries: it is kept by nobody and listed by no search engine. */
export const staffHeaders: HeaderList = ['Cache-Control', 'no-store', 'X-Robots-Tag', 'noindex']

const soon = '5'

/** A refusal by the server itself, in the words of the workspace. */
export function refuseStaff(
  site: Site,
  exchange: HttpExchange,
  status: StaffRefusedStatus,
  extra: HeaderList = [],
): FinishedDocument {
  const retry = status === 503 ? ['Retry-After', soon] : []
  const policy = ['Content-Security-Policy', plainPagePolicy]
  const headers = [...policy, ...staffHeaders, ...retry, ...extra, ...site.headers]
  const page = Buffer.from(plainStaffPage(status, localeOf(exchange)))
  return new FinishedDocument(status, 'text/html; charset=utf-8', headers, page, 'once')
}
