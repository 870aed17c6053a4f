import { addressOf } from '@/lib/i18n/routing'
import { type ClaimedRequest, claimDueRequests } from '@/lib/mail/claim-due-requests'
import { decideLetter } from '@/lib/mail/decide-letter'
import { type ClaimEnd, endClaim } from '@/lib/mail/end-claim'
import { writeLetter } from '@/lib/mail/letters/write-letter'
import type { Transport } from '@/lib/mail/transports/transport'
import { now } from '@/lib/platform/clock'
import { workerKeys } from '@/lib/platform/keys'
import { log } from '@/lib/platform/log'
import { settings } from '@/lib/platform/settings'
import { messageName } from '@/lib/signatures/link-token'
import { openRecord, type SignerRecord } from '@/lib/signatures/sealed-record'

const batch = 50

/**
 * Answers the signature requests whose time has come, a batch of them; returns how many. Each is
 * claimed, decided, sent and noted; killed anywhere, the next call goes on and sends nothing twice.
 * A request that fails holds up no other. Throws once the database cannot even note that.
 */
export async function deliverDueMail(transport: Transport): Promise<number> {
  const requests = await claimDueRequests(batch)
  for (const request of requests) {
    const end = await answer(request, transport)
    if (end) await endClaim(request, end)
  }
  return requests.length
}

/** How the claim ends; `undefined` where it is not ours to end. */
async function answer(
  request: ClaimedRequest,
  transport: Transport,
): Promise<ClaimEnd | undefined> {
  const record = openOrTell(request)
  if (!record) return 'gave-up'
  try {
    const decision = await decideLetter(request, record)
    switch (decision.decided) {
      case 'confirm':
      case 'already_signed':
        await transport(await letterOf(request, record, decision))
        return decision.decided === 'confirm' ? 'sent' : 'gone'
      case 'merged':
        return 'gone'
      case 'later':
        return 'later'
      case 'busy':
        return 'try-again'
      case 'not-ours':
        return undefined
      default:
        return decision satisfies never
    }
  } catch (error) {
    const { attempts } = request
    log.error('A letter was not sent; it will be tried again', { error, attempts })
    return 'try-again'
  }
}

function openOrTell(request: ClaimedRequest): SignerRecord | undefined {
  try {
    return openRecord(request.id, request.sealed, workerKeys())
  } catch (error) {
    log.error("A request cannot be read with this worker's keys", { error })
    return undefined
  }
}

type Sendable = { decided: 'confirm' | 'already_signed'; token: string }

async function letterOf(request: ClaimedRequest, record: SignerRecord, decision: Sendable) {
  const { appUrl, mailFrom } = settings()
  const path = addressOf(request.locale, 'confirm', { token: decision.token })
  const kind = decision.decided === 'confirm' ? 'confirm' : 'alreadySigned'
  return {
    ...(await writeLetter(kind, request.locale, `${appUrl}${path}`)),
    name: messageName(request.id, workerKeys().link),
    to: record.email,
    from: mailFrom,
    date: now(),
  }
}
