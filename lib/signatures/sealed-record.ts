import sodium from 'sodium-native'

/**
 * A signer's data in clear. The database has them twice: sealed for the worker (`sealRecord`), and
 * copied for the signer, under the token of their link (`signer-copy.ts`).
 */
export type SignerRecord = {
  name: string
  email: string
  /** The name to show, in a signer's copy of one who asks to be shown. */
  publicName?: string
}

/** Sealed bytes: one byte of version, then libsodium's `crypto_box_seal` of the padded message. */
export const sealedVersion = 1
const idBytes = 16

type Fields = [name: string, email: string, publicName?: string | null]

const blockBytes = 1024

/**
 * The message that is sealed or copied: the request's id, which binds it to its row, then the
 * record, padded to whole blocks of 1,024 bytes so that its length tells nothing.
 */
export function packRecord(id: string, record: SignerRecord): Buffer {
  const json = Buffer.from(JSON.stringify([record.name, record.email, record.publicName]))
  const length = idBytes + json.length
  const padded = Buffer.alloc(Math.ceil((length + 1) / blockBytes) * blockBytes)
  padded.set(idOf(id), 0)
  padded.set(json, idBytes)
  sodium.sodium_pad(padded, length, blockBytes)
  return padded
}

/** The record of a packed message. Throws when it belongs to another request. */
export function unpackRecord(id: string, padded: Buffer): SignerRecord {
  if (!padded.subarray(0, idBytes).equals(idOf(id))) throw new Error('A record of another request')
  const length = sodium.sodium_unpad(padded, padded.length, blockBytes)
  const fields = JSON.parse(padded.toString('utf8', idBytes, length)) as Fields
  const [name, email, publicName] = fields
  return typeof publicName === 'string' ? { name, email, publicName } : { name, email }
}

/** Seals a record to the worker's public key: the process that seals it cannot open it again. */
export function sealRecord(id: string, record: SignerRecord, workerPublicKey: Buffer): Buffer {
  const message = packRecord(id, record)
  const sealed = Buffer.alloc(1 + message.length + sodium.crypto_box_SEALBYTES)
  sealed[0] = sealedVersion
  sodium.crypto_box_seal(sealed.subarray(1), message, workerPublicKey)
  return sealed
}

function idOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex')
}
