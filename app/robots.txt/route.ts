import { settings } from '@/lib/platform/settings'
import { robots } from '@/lib/sharing/robots'

export const dynamic = 'force-dynamic'

export function GET() {
  return new Response(robots(settings().appUrl), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  })
}
