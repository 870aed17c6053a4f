import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import sodium from 'sodium-native'

/** Bytes of a wrapped key: version, nonce, then XChaCha20-Poly1305 of 32 random bytes. */
const version = 1
const keyBytes = 32
const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
const tagBytes = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES

/** A new campaign's own random key, wrapped by the web's master key and bound to the campaign. */
export function makeWrappedKey(campaignId: string, master: Buffer): Buffer {
  const wrapped = Buffer.alloc(1 + nonceBytes + keyBytes + tagBytes)
  wrapped[0] = version
  const nonce = wrapped.subarray(1, 1 + nonceBytes)
  sodium.randombytes_buf(nonce)
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    wrapped.subarray(1 + nonceBytes),
    randomBytes(keyBytes),
    Buffer.from(campaignId),
    null,
    nonce,
    master,
  )
  return wrapped
}

/** The campaign's key, as an object that need not be made anew each time. Throws under another master key or for another campaign. */
export function unwrapKey(campaignId: string, wrapped: Uint8Array, master: Buffer): KeyObject {
  if (wrapped[0] !== version) throw new Error('A wrapped key of an unknown version')
  const bytes = Buffer.from(wrapped)
  const key = Buffer.alloc(keyBytes)
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    key,
    null,
    bytes.subarray(1 + nonceBytes),
    Buffer.from(campaignId),
    bytes.subarray(1, 1 + nonceBytes),
    master,
  )
  return createSecretKey(key)
}

/**
 * Says "the same person" within one campaign and nothing across campaigns: HMAC-SHA-256 of the
 * normalised address under the campaign's own key. Once that key is destroyed it is noise.
 */
export function addressKey(normalisedAddress: string, campaignKey: KeyObject): Buffer {
  return createHmac('sha256', campaignKey).update(normalisedAddress).digest()
}
