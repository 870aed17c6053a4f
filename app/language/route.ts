import type { NextRequest } from 'next/server'
import { localeCookie, readAddress } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'

export const dynamic = 'force-dynamic'

const aYear = 365 * 24 * 60 * 60

/**
 * The endpoint of the language switch: stores the language of the page that it redirects to, which
 * must be one of this site.
 */
export function GET(request: NextRequest) {
  const to = request.nextUrl.searchParams.get('to') ?? ''
  const [path = '', query = ''] = to.split(/\?(.*)/s)
  const address = readAddress(path)
  if (!address) return new Response(null, { status: 303, headers: { location: '/' } })
  const search = query && `?${new URLSearchParams(query)}`
  const secure = settings().appUrl.startsWith('https:') ? '; Secure' : ''
  const cookie = `${localeCookie}=${address.locale}; Path=/; Max-Age=${aYear}; SameSite=Lax; HttpOnly${secure}`
  return new Response(null, {
    status: 303,
    headers: { location: path + search, 'set-cookie': cookie },
  })
}
