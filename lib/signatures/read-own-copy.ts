import { log } from '@/lib/platform/log'
import type { SignerRecord } from '@/lib/signatures/sealed-record'
import { copyForSigner, readSignerCopy } from '@/lib/signatures/signer-copy'

/** A link's copy, as the database has it. */
type LinkCopy = { requestId: string; copy: Uint8Array | null }

/**
 * Opens a link's copy of its signer's data; `undefined` while the worker has not written it
 * (again). A copy that does not open is logged, and hinders neither reading nor erasing the rest.
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

/**
 * A link's copy with other fields; `undefined` where the old one cannot be opened, so that the
 * worker writes it.
 */
export function changedCopy(
  linked: LinkCopy,
  token: string,
  changes: { name?: string; publicName?: string | undefined },
): Buffer | undefined {
  const record = readOwnCopy(linked, token)
  return record && copyForSigner(linked.requestId, merged(record, changes), token)
}

function merged(
  { name, email, publicName: before }: SignerRecord,
  changes: { name?: string; publicName?: string | undefined },
): SignerRecord {
  const publicName = 'publicName' in changes ? changes.publicName : before
  const record = { name: changes.name ?? name, email }
  return publicName === undefined ? record : { ...record, publicName }
}
