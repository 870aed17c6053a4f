import type { Locale } from '@/lib/i18n/routing'
import { type WorkerAddressKeys, workerAddressKeys } from '@/lib/mail/mail-caps'
import { type OpenedRecord, openSealed } from '@/lib/mail/open-sealed'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'

/** A request for a letter to an address, as the database holds it. */
export type PendingRequest = {
  id: string
  campaignId: string
  addressKey: Uint8Array
  sealed: Uint8Array
  locale: Locale
  receivedAt: Date
}

/** The same request with its sealed record opened. */
export type Readable<Request extends PendingRequest = PendingRequest> = Request &
  OpenedRecord & { keys: WorkerAddressKeys }

/**
 * Opens the sealed records of requests. One that this worker's keys do not open is logged and set
 * apart, so that it holds up no other.
 */
export function openRequests<Request extends PendingRequest>(
  requests: readonly Request[],
): { readable: Readable<Request>[]; unreadable: Request[] } {
  const readable: Readable<Request>[] = []
  const unreadable: Request[] = []
  for (const one of requests) {
    try {
      const opened = openSealed(one.id, one.sealed)
      const keys = workerAddressKeys(opened.address, one.campaignId, workerKeys().count)
      readable.push({ ...one, ...opened, keys })
    } catch (error) {
      log.error("A request cannot be read with this worker's keys", { error })
      unreadable.push(one)
    }
  }
  return { readable, unreadable }
}
