import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import type { AddressKind } from '@/lib/take-down/address-kinds'

/** What was found at the addresses of a kind: how many there are, and how many showed something. */
export type KindResult = { kind: AddressKind; addresses: number; showing: number }

/** Writes what a web process found at its own addresses, all of it at once. Repeated, the first holds. */
export async function storeCheckResult(
  checkId: string,
  processId: string,
  results: readonly KindResult[],
): Promise<void> {
  const rows = results.map(({ kind, addresses, showing }) => ({
    ...{ checkId, processId, addressKind: kind, addresses, showing },
    at: now(),
  }))
  await db.takeDownCheckResult.createMany({ data: rows, skipDuplicates: true })
}
