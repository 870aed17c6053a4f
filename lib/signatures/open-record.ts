import sodium from 'sodium-native'
import { type SignerRecord, sealedVersion, unpackRecord } from '@/lib/signatures/sealed-record'

/**
 * Opens a sealed record with the worker's keys; a module of its own, so that nothing in the web's
 * process can reach it.
 * Throws when it was tampered with, belongs to another request or has an unknown version.
 */
export function openRecord(
  id: string,
  sealed: Uint8Array,
  keys: { sealPublic: Buffer; sealSecret: Buffer },
): SignerRecord {
  if (sealed[0] !== sealedVersion) throw new Error('A sealed record of an unknown version')
  const body = Buffer.from(sealed.subarray(1))
  const message = Buffer.alloc(body.length - sodium.crypto_box_SEALBYTES)
  if (!sodium.crypto_box_seal_open(message, body, keys.sealPublic, keys.sealSecret)) {
    throw new Error('A sealed record that does not open')
  }
  return unpackRecord(id, message)
}
