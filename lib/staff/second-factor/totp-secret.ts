import { createHmac } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import sodium from 'sodium-native'

/** Bytes of a sealed secret: version, nonce, then XChaCha20-Poly1305, bound to the member's id. */
const version = 1
const nonceBytes = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
const tagBytes = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES

/** 160 bits, as RFC 4226 (section 4, R6) recommends. */
const secretBytes = 20

/** RFC 6238: a code lives for 30 seconds, and the one before and after is taken for slow clocks. */
const period = 30
const window = 1

/**
 * The secret that an authenticator app is offered in a session: the same as often as the page is
 * shown, so that showing it writes nothing, and another in each session and once an app was added, so
 * that no page shows the secret of an app in use. `addedAt`: when the member's app was added, if any.
 */
export function offeredSecret(sessionId: string, addedAt: Date | undefined, key: Buffer): Buffer {
  const label = `altaveu staff totp offer 2:${sessionId}:${addedAt?.getTime() ?? 'none'}`
  return createHmac('sha256', key).update(label).digest().subarray(0, secretBytes)
}

/** A secret as it is kept: only the web's staff key opens it, for this member. */
export function sealSecret(secret: Buffer, memberId: string, key: Buffer): Buffer {
  const sealed = Buffer.alloc(1 + nonceBytes + secret.length + tagBytes)
  sealed[0] = version
  const nonce = sealed.subarray(1, 1 + nonceBytes)
  sodium.randombytes_buf(nonce)
  const body = sealed.subarray(1 + nonceBytes)
  const bound = Buffer.from(memberId)
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(body, secret, bound, null, nonce, key)
  return sealed
}

/** Throws where it was sealed under another key, for another member, or was tampered with. */
export function openSecret(sealed: Uint8Array, memberId: string, key: Buffer): Buffer {
  if (sealed[0] !== version) throw new Error('A sealed secret of an unknown version')
  const bytes = Buffer.from(sealed)
  const nonce = bytes.subarray(1, 1 + nonceBytes)
  const body = bytes.subarray(1 + nonceBytes)
  const secret = Buffer.alloc(body.length - tagBytes)
  const bound = Buffer.from(memberId)
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(secret, null, body, bound, nonce, key)
  return secret
}

function totpOf(secret: Buffer, label: string): TOTP {
  const buffer = Uint8Array.from(secret).buffer
  return new TOTP({
    ...{ issuer: 'Altaveu', label, algorithm: 'SHA1', digits: 6, period },
    secret: new Secret({ buffer }),
  })
}

/** What an app reads from a QR code, and the key that can be typed instead, in groups of four. */
export function secretForApp(secret: Buffer, email: string): { uri: string; key: string } {
  const totp = totpOf(secret, email)
  const key = totp.secret.base32.replace(/.{4}(?=.)/g, '$& ')
  return { uri: totp.toString(), key }
}

/** The time step that a code is of, around a moment; `undefined` where it is of none. */
export function stepOfCode(secret: Buffer, code: string, at: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const timestamp = at.getTime()
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window })
  return delta === null ? undefined : Math.floor(timestamp / 1_000 / period) + delta
}
