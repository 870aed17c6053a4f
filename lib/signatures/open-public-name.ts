import type { WorkerKeys } from '@/lib/platform/keys/worker'
import { openRecord } from '@/lib/signatures/open-record'

/**
 * The name in what `sealPublicName` made. Throws as `openRecord` does, and for a signer's own record:
 * their real name must never stand on a page because somebody put one seal in the other's place.
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
