import { listMailbox } from '@/lib/mail/list-mailbox'

export const dynamic = 'force-dynamic'

export async function GET() {
  return Response.json(await listMailbox(), { headers: { 'cache-control': 'no-store' } })
}
