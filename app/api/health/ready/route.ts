import { findLateMail } from '@/lib/mail/find-late-mail'
import { isDatabaseAway } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'

export const dynamic = 'force-dynamic'

const headers = { 'cache-control': 'no-store' }

/** Late mail is told of and no reason to send nobody here: the web answers as ever. */
export async function GET() {
  const late = await findLateMail().catch((error: unknown) => {
    if (!isDatabaseAway(error)) log.error('Readiness could not be told', { error })
    return undefined
  })
  if (late === undefined) {
    return Response.json({ ready: false, database: 'away' }, { status: 503, headers })
  }
  const mail = late ? 'late' : 'ok'
  return Response.json({ ready: true, database: 'ready', mail }, { headers })
}
