import { plainPage, plainPagePolicy } from '@/server/refusals/plain-page'
import type { HeaderList } from '@/server/security-headers'

const reasons = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
} as const

export type BareStatus = keyof typeof reasons

/** The bytes of an answer on a connection without a request to answer. */
export function bareAnswer(status: BareStatus, headers: HeaderList): string {
  const page = plainPage(status)
  const all = [
    'Content-Type',
    'text/html; charset=utf-8',
    'Content-Length',
    String(Buffer.byteLength(page)),
    'Content-Security-Policy',
    plainPagePolicy,
    'Cache-Control',
    'no-store',
    'Connection',
    'close',
    ...headers,
  ]
  const lines = [`HTTP/1.1 ${status} ${reasons[status]}`]
  for (let at = 0; at < all.length; at += 2) lines.push(`${all[at]}: ${all[at + 1]}`)
  return `${lines.join('\r\n')}\r\n\r\n${page}`
}
