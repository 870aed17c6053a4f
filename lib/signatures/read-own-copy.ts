import { log } from '@/lib/platform/log'
import type { SignerRecord } from '@/lib/signatures/sealed-record'
import { copyForSigner, readSignerCopy } from '@/lib/signatures/signer-copy'

/** A link's copy, as the database has it. */
type LinkCopy = { requestId: string; copy: Uint8Array | null }

/**
 * What the signer may read, opened with its link; `undefined` while the worker has not written the
 * link's copy (again). A copy that does not open is told of and hinders neither reading nor erasing
 * the rest.
 */
export function readOwnCopy(
  { requestId, copy }: LinkCopy,
  token: string,
): SignerRecord | undefined {
  if (!copy) return undefined
  try {
    return readSignerCopy(requestId, copy, token)
  } catch (error) {
    log.error("A signer's copy does not open with its own link", { error })
    return undefined
  }
}

/** A link's copy with other fields; `undefined` where it cannot be opened: the worker writes it then. */
export function changedCopy(
  held: LinkCopy,
  token: string,
  changes: { name?: string; publicName?: string | undefined },
): Buffer | undefined {
  const record = readOwnCopy(held, token)
  return record && copyForSigner(held.requestId, merged(record, changes), token)
}

function merged(
  { name, email, publicName: before }: SignerRecord,
  changes: { name?: string; publicName?: string | undefined },
): SignerRecord {
  const publicName = 'publicName' in changes ? changes.publicName : before
  const record = { name: changes.name ?? name, email }
  return publicName === undefined ? record : { ...record, publicName }
}
