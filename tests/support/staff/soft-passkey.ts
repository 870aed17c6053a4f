import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

/** An authenticator in software (ES256, no attestation), as WebAuthn level 2 has it. */
export type SoftPasskey = { id: Buffer; privateKey: KeyObject; counter: number }

type Circumstances = {
  origin: string
  host: string
  /** Whether its owner was verified (a fingerprint, a PIN), and not only there. */
  verified?: boolean
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64 = (data: Buffer) => data.toString('base64url')

function clientData(type: 'create' | 'get', challenge: string, origin: string): Buffer {
  return Buffer.from(
    JSON.stringify({ type: `webauthn.${type}`, challenge, origin, crossOrigin: false }),
  )
}

function authenticatorData(host: string, flags: number, counter: number, more = Buffer.alloc(0)) {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([sha256(host), Buffer.from([flags]), count, more])
}

const present = 0x01
const userVerified = 0x04
const attested = 0x40
const flagsOf = (verified = true) => present | (verified ? userVerified : 0)

/** CBOR (RFC 8949): only what is needed here. */
const bytes = (data: Buffer) =>
  data.length < 256
    ? Buffer.concat([Buffer.from([0x58, data.length]), data])
    : Buffer.concat([Buffer.from([0x59, data.length >> 8, data.length & 255]), data])
const text = (data: string) => Buffer.concat([Buffer.from([0x60 + data.length]), Buffer.from(data)])

/** A COSE key (RFC 9053) of type EC2, ES256, P-256. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    bytes(Buffer.from(y, 'base64url')),
  ])
}

/** A new passkey, and what a browser would send of it. */
export function makePasskey(challenge: string, { origin, host, verified }: Circumstances) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const credential = Buffer.concat([
    Buffer.alloc(16),
    Buffer.from([0, id.length]),
    id,
    coseKey(publicKey),
  ])
  const data = authenticatorData(host, flagsOf(verified) | attested, 0, credential)
  const attestation = Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from([0xa0]),
    text('authData'),
    bytes(data),
  ])
  const response: RegistrationResponseJSON = {
    ...{ id: base64(id), rawId: base64(id), type: 'public-key', clientExtensionResults: {} },
    response: {
      clientDataJSON: base64(clientData('create', challenge, origin)),
      attestationObject: base64(attestation),
      transports: ['internal'],
    },
  }
  return { passkey: { id, privateKey, counter: 0 } satisfies SoftPasskey, response }
}

/** What a browser would send where its owner uses the passkey. */
export function answerByPasskey(
  passkey: SoftPasskey,
  challenge: string,
  { origin, host, verified }: Circumstances,
): AuthenticationResponseJSON {
  passkey.counter += 1
  const data = authenticatorData(host, flagsOf(verified), passkey.counter)
  const client = clientData('get', challenge, origin)
  const signature = sign('sha256', Buffer.concat([data, sha256(client)]), passkey.privateKey)
  const id = base64(passkey.id)
  return {
    ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
    response: {
      clientDataJSON: base64(client),
      authenticatorData: base64(data),
      signature: base64(signature),
    },
  }
}
