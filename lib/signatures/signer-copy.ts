import { hkdfSync } from 'node:crypto'
import sodium from 'sodium-native'
import { packRecord, type SignerRecord, unpackRecord } from '@/lib/signatures/sealed-record'

/** Bytes of a copy: version, nonce, then XChaCha20-Poly1305 of the packed record. */
const version = 1
const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
const tagBytes = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES

function keyOf(token: string): Buffer {
  return Buffer.from(hkdfSync('sha256', token, '', 'altaveu signer copy 1', 32))
}

/** A signer's record that opens only with their link's token; bound to its request. */
export function copyForSigner(id: string, record: SignerRecord, token: string): Buffer {
  const message = packRecord(id, record)
  const copy = Buffer.alloc(1 + nonceBytes + message.length + tagBytes)
  copy[0] = version
  const nonce = copy.subarray(1, 1 + nonceBytes)
  sodium.randombytes_buf(nonce)
  const body = copy.subarray(1 + nonceBytes)
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(body, message, null, null, nonce, keyOf(token))
  return copy
}

/** Opens the record in a signer's copy. Throws with any token but its own. */
export function readSignerCopy(id: string, copy: Uint8Array, token: string): SignerRecord {
  if (copy[0] !== version) throw new Error('A signer copy of an unknown version')
  const bytes = Buffer.from(copy)
  const nonce = bytes.subarray(1, 1 + nonceBytes)
  const body = bytes.subarray(1 + nonceBytes)
  const message = Buffer.alloc(body.length - tagBytes)
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(message, null, body, null, nonce, keyOf(token))
  return unpackRecord(id, message)
}
