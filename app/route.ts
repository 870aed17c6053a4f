import type { NextRequest } from 'next/server'
import { bestLocale } from '@/lib/i18n/best-locale'
import { addressOf, localeCookie } from '@/lib/i18n/routing'

export const dynamic = 'force-dynamic'

/** Redirects a visitor from `/` to the home page in their language. */
export function GET(request: NextRequest) {
  const chosen = request.cookies.get(localeCookie)?.value
  const locale = bestLocale(chosen, request.headers.get('accept-language'))
  return new Response(null, { status: 303, headers: { location: addressOf(locale, 'home') } })
}
