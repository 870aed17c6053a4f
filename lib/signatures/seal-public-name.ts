import { sealRecord } from '@/lib/signatures/sealed-record'

/**
 * Seals the name that a signer wants to be shown to the worker's public key, bound to the signature:
 * until its group appears nobody but the worker can read it.
 */
export function sealPublicName(signatureId: string, name: string, workerPublicKey: Buffer): Buffer {
  return sealRecord(signatureId, { name, email: '' }, workerPublicKey)
}
