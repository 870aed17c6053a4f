import type { WorkerKeys } from '@/lib/platform/keys/worker'
import { openRecord } from '@/lib/signatures/open-record'

/**
 * Opens a name that `sealPublicName` sealed. Throws as `openRecord` does, and for a signer's own
 * record, since a real name must never appear on a page because somebody put one sealed record in
 * the other's place.
 */
export function openPublicName(
  signatureId: string,
  sealed: Uint8Array,
  keys: Pick<WorkerKeys, 'sealPublic' | 'sealSecret'>,
): string {
  const { name, email } = openRecord(signatureId, sealed, keys)
  if (email !== '') throw new Error('A sealed record that is not a name to show')
  return name
}
