import { listMailbox } from '@/lib/mail/mailbox/list-mailbox'

export const dynamic = 'force-dynamic'

export async function GET() {
  return Response.json(await listMailbox(), { headers: { 'cache-control': 'no-store' } })
}
