import type { PendingRequest } from '@/lib/mail/open-requests'
import type { Transaction } from '@/lib/platform/db'

/**
 * Locks, until the transaction ends, the signers of these requests as a confirmation, a change or
 * an erasure by link does (`hold_signer` in the migration `signers_by_link`), and returns the ids
 * of the requests whose signer is locked. It waits for nobody: a signer that is locked elsewhere is
 * left for later.
 */
export async function tryLockSigners(
  tx: Transaction,
  requests: readonly PendingRequest[],
): Promise<ReadonlySet<string>> {
  const keys = new Map(requests.map(({ addressKey }) => [hexOf(addressKey), addressKey]))
  const rows = await tx.$queryRaw<{ key: Uint8Array; held: boolean }[]>`
    SELECT key, pg_try_advisory_xact_lock(signer_lock_key(key)) AS held
    FROM unnest(${[...keys.values()]}::bytea[]) AS one (key)`
  const held = new Set(rows.filter((row) => row.held).map(({ key }) => hexOf(key)))
  return new Set(requests.filter((one) => held.has(hexOf(one.addressKey))).map(({ id }) => id))
}

const hexOf = (addressKey: Uint8Array) => Buffer.from(addressKey).toString('hex')
