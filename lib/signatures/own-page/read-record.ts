import { log } from '@/lib/platform/log'
import type { LinkedSignature } from '@/lib/signatures/own-page/find-by-link'
import type { SignerRecord } from '@/lib/signatures/sealed-record'
import { readSignerCopy } from '@/lib/signatures/signer-copy'

/**
 * Name and address of what is held, opened with its link; `undefined` where another link of the same
 * address opens them. A copy that does not open is told of and hinders neither reading nor erasing
 * the rest.
 */
export function readRecord(held: LinkedSignature, token: string): SignerRecord | undefined {
  if (!held.signerCopy) return undefined
  try {
    return readSignerCopy(held.id, held.signerCopy, token)
  } catch (error) {
    log.error("A signer's copy does not open with its own link", { error })
    return undefined
  }
}
