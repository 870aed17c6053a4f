import { workerKeys } from '@/lib/platform/keys/worker'
import { type EmailAddress, parseEmailAddress } from '@/lib/signatures/address/email-address'
import { openRecord } from '@/lib/signatures/open-record'

/** The record that a request or letter sealed for the worker, opened. */
export type OpenedRecord = { name: string; address: EmailAddress }

/** Opens a sealed record with the worker's keys. Throws as `openRecord` does, and where it holds no address. */
export function openSealed(id: string, sealed: Uint8Array): OpenedRecord {
  const { name, email } = openRecord(id, sealed, workerKeys())
  const address = parseEmailAddress(email)
  if (!address) throw new Error('What is sealed is no address that mail is sent to')
  return { name, address }
}
