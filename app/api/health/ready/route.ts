import { findLateMail } from '@/lib/mail/find-late-mail'

export const dynamic = 'force-dynamic'

const headers = { 'cache-control': 'no-store' }

/** Late mail is told of and no reason to send nobody here: the web answers as ever. */
export async function GET() {
  const late = await findLateMail().catch(() => undefined)
  if (late === undefined) {
    return Response.json({ ready: false, database: 'away' }, { status: 503, headers })
  }
  const mail = late ? 'late' : 'ok'
  return Response.json({ ready: true, database: 'ready', mail }, { headers })
}
