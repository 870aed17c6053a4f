import { workerKeys } from '@/lib/platform/keys/worker'
import { type EmailAddress, parseEmailAddress } from '@/lib/signatures/email-address'
import { openRecord } from '@/lib/signatures/open-record'

/** A sealed address, opened with the worker's keys. Throws as `openRecord` does, and where it is none. */
export function openAddress(id: string, sealed: Uint8Array): EmailAddress {
  const address = parseEmailAddress(openRecord(id, sealed, workerKeys()).email)
  if (!address) throw new Error('What is sealed is no address that mail is sent to')
  return address
}
