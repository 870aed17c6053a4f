import { randomUUIDv7 } from 'node:crypto'
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { type Added, finishAdding } from '@/lib/staff/second-factor/finish-adding'
import { holdToChange } from '@/lib/staff/second-factor/hold-to-change'
import { keepChallenge, spendChallenge } from '@/lib/staff/second-factor/passkey-challenge'
import { passkeyParty } from '@/lib/staff/second-factor/passkey-party'
import type { StaffSession } from '@/lib/staff/session/read-session'

export type AddPasskeyOutcome = Added | { outcome: 'not-a-passkey' } | { outcome: 'signed-out' }

/**
 * EdDSA, ES256 and RS256 (IANA's registry of COSE algorithms), which all authenticators have between
 * them. Named here, since the library would else ask Node for experimental ones, which warns.
 */
const algorithms = [-8, -7, -257]

/** What a browser needs to make a passkey; its challenge is kept in the session's row. */
export async function passkeyToAdd(
  session: StaffSession,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { name, id } = passkeyParty()
  const known = await db.staffPasskey.findMany({
    where: { memberId: session.memberId },
    select: { credentialId: true },
  })
  const options = await generateRegistrationOptions({
    ...{ rpName: name, rpID: id, userName: session.email, attestationType: 'none' },
    supportedAlgorithmIDs: algorithms,
    userID: new TextEncoder().encode(session.memberId),
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
  await keepChallenge(session.id, options.challenge)
  return options
}

/**
 * Adds the passkey that a browser made, for this site's origin and with its owner's verification. What
 * it answers to is used once, and anything else is no passkey.
 */
export async function addPasskey(
  session: StaffSession,
  response: unknown,
): Promise<AddPasskeyOutcome> {
  const made = await verify(await spendChallenge(session.id), response)
  if (!made) return { outcome: 'not-a-passkey' }
  const { id: credentialId, publicKey, counter, transports = [] } = made
  return db.$transaction(async (tx) => {
    const at = now()
    const held = await holdToChange(tx, session.id)
    if (!held) return { outcome: 'signed-out' }
    const added = await tx.$executeRaw`
      INSERT INTO staff_passkey
        (id, member_id, credential_id, public_key, counter, transports, added_at)
      VALUES (${randomUUIDv7()}::uuid, ${held.memberId}::uuid, ${credentialId}, ${Buffer.from(publicKey)},
        ${counter}, ${[...transports]}::text[], ${at})
      ON CONFLICT (credential_id) DO NOTHING`
    if (added === 0) return { outcome: 'not-a-passkey' }
    return finishAdding(tx, held, 'passkey', at)
  })
}

async function verify(challenge: string | undefined, response: unknown) {
  if (!challenge) return undefined
  const { id, origin } = passkeyParty()
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id },
      ...{ requireUserVerification: true, supportedAlgorithmIDs: algorithms },
    })
    return verified ? registrationInfo?.credential : undefined
  } catch {
    // It throws for all that is malformed, forged, or of another origin.
    return undefined
  }
}
