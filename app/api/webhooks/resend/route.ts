import { answer, notFoundProblem } from '@/app/api/answer'
import { readReport } from '@/lib/mail/reports/resend-report'
import { storeMailReports } from '@/lib/mail/reports/store-mail-reports'
import { now } from '@/lib/platform/clock'
import { settings } from '@/lib/platform/settings'
import { problemAnswer } from '@/lib/problems/problem-details'

export const dynamic = 'force-dynamic'

/**
 * Accepts Resend's reports of letters. The signature covers the exact bytes, so the body is read
 * unparsed.
 */
export function POST(request: Request) {
  return answer(async () => {
    const secret = settings().webhookSecret
    if (secret === undefined) return notFoundProblem()
    const read = readReport(await request.text(), signatureOf(request), secret, now())
    switch (read.report) {
      case 'not-signed':
        return malformed('Not signed with this site’s secret, or not within five minutes.')
      case 'not-understood':
        return malformed('Not an event of Resend’s that is known here.')
      case 'stop':
        await storeMailReports(read)
        return taken()
      case 'of-no-concern':
        return taken()
      default:
        return read satisfies never
    }
  })
}

function signatureOf({ headers }: Request) {
  return {
    id: headers.get('svix-id') ?? '',
    timestamp: headers.get('svix-timestamp') ?? '',
    signature: headers.get('svix-signature') ?? '',
  }
}

const malformed = (detail: string) => problemAnswer({ status: 400, title: 'Malformed', detail })

const taken = () => new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
