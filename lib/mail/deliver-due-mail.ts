import { addressOf } from '@/lib/i18n/routing'
import { type ClaimedRequest, claimDueRequests } from '@/lib/mail/claim-due-requests'
import { decideLetter, type LetterDecision } from '@/lib/mail/decide-letter'
import { endClaim } from '@/lib/mail/end-claim'
import { writeLetter } from '@/lib/mail/letters/write-letter'
import type { Transport } from '@/lib/mail/transports/transport'
import { now } from '@/lib/platform/clock'
import { isDatabaseAway } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys'
import { log } from '@/lib/platform/log'
import { settings } from '@/lib/platform/settings'
import { messageName } from '@/lib/signatures/link-token'

const batch = 50

/**
 * Answers the signature requests whose time has come, a batch of them; returns how many. Each is
 * claimed, decided, sent and noted; killed anywhere, the next call goes on and sends nothing twice.
 */
export async function deliverDueMail(transport: Transport): Promise<number> {
  const requests = await claimDueRequests(batch)
  for (const request of requests) await answer(request, transport)
  return requests.length
}

async function answer(request: ClaimedRequest, transport: Transport): Promise<void> {
  try {
    const decision = await decideLetter(request)
    if (decision.decided === 'not-ours') return
    if (decision.decided === 'later') return await endClaim(request, 'later')
    if (decision.decided === 'merged') return await endClaim(request, 'gone')
    await transport(await letterOf(request, decision))
    await endClaim(request, decision.decided === 'confirm' ? 'sent' : 'gone')
  } catch (error) {
    if (isDatabaseAway(error)) throw error
    log.error('A letter was not sent; it will be tried again', {
      error,
      attempts: request.attempts,
    })
    await endClaim(request, 'try-again')
  }
}

type Sendable = Extract<LetterDecision, { to: string }>

async function letterOf(request: ClaimedRequest, decision: Sendable) {
  const { appUrl, mailFrom } = settings()
  const path = addressOf(request.locale, 'confirm', { token: decision.token })
  const kind = decision.decided === 'confirm' ? 'confirm' : 'alreadySigned'
  return {
    ...(await writeLetter(kind, request.locale, `${appUrl}${path}`)),
    name: messageName(request.id, workerKeys().link),
    to: decision.to,
    from: mailFrom,
    date: now(),
  }
}
