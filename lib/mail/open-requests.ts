import type { Locale } from '@/lib/i18n/routing'
import { type WorkerAddressKeys, workerAddressKeys } from '@/lib/mail/mail-caps'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'
import { parseEmailAddress } from '@/lib/signatures/email-address'
import { openRecord } from '@/lib/signatures/open-record'
import type { SignerRecord } from '@/lib/signatures/sealed-record'

/** What asks for a letter to an address, as the database holds it. */
export type PendingRequest = {
  id: string
  campaignId: string
  addressKey: Uint8Array
  sealed: Uint8Array
  locale: Locale
  receivedAt: Date
}

/** The same, opened. */
export type Readable<Request extends PendingRequest = PendingRequest> = Request & {
  record: SignerRecord
  keys: WorkerAddressKeys
}

/**
 * Opens what asks for a letter. What this worker's keys do not open is told of and set apart, so that
 * it holds up no other.
 */
export function openRequests<Request extends PendingRequest>(
  asked: readonly Request[],
): { readable: Readable<Request>[]; unreadable: Request[] } {
  const readable: Readable<Request>[] = []
  const unreadable: Request[] = []
  for (const one of asked) {
    try {
      const record = openRecord(one.id, one.sealed, workerKeys())
      const address = parseEmailAddress(record.email)
      if (!address) throw new Error('What is sealed is no address that mail is sent to')
      const keys = workerAddressKeys(address, one.campaignId, workerKeys().count)
      readable.push({ ...one, record, keys })
    } catch (error) {
      log.error("A request cannot be read with this worker's keys", { error })
      unreadable.push(one)
    }
  }
  return { readable, unreadable }
}
