import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { markProved } from '@/lib/staff/second-factor/mark-proved'
import { keepChallenge, spendChallenge } from '@/lib/staff/second-factor/passkey-challenge'
import { passkeyParty } from '@/lib/staff/second-factor/passkey-party'
import type { StaffSession } from '@/lib/staff/session/read-session'

export type ProveByPasskeyOutcome = { outcome: 'proved' } | { outcome: 'not-a-passkey' }

type Kept = { credentialId: string; publicKey: Uint8Array; counter: bigint; transports: string[] }

/** What a browser needs to ask for one of the member's passkeys; its challenge is kept in the row. */
export async function passkeyToAskFor(
  session: StaffSession,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const kept = await passkeysOf(session.memberId)
  const options = await generateAuthenticationOptions({
    rpID: passkeyParty().id,
    userVerification: 'required',
    allowCredentials: kept.map(({ credentialId }) => ({ id: credentialId })),
  })
  await keepChallenge(session.id, options.challenge)
  return options
}

/**
 * Gives the second factor by one of the member's passkeys. A challenge is answered once, for this
 * site's origin, with its owner's verification and a counter that has gone on.
 */
export async function proveByPasskey(
  session: StaffSession,
  response: unknown,
): Promise<ProveByPasskeyOutcome> {
  const challenge = await spendChallenge(session.id)
  const answer = response as AuthenticationResponseJSON
  const kept = await passkeysOf(session.memberId)
  const passkey = kept.find(({ credentialId }) => credentialId === answer?.id)
  if (!challenge || !passkey) return { outcome: 'not-a-passkey' }
  const counter = await verify(challenge, answer, passkey)
  if (counter === undefined) return { outcome: 'not-a-passkey' }
  return db.$transaction(async (tx) => {
    const at = now()
    const used = await tx.$executeRaw`
      UPDATE staff_passkey SET counter = ${counter}, used_at = ${at}
      WHERE credential_id = ${passkey.credentialId} AND member_id = ${session.memberId}::uuid
        AND counter = ${passkey.counter}`
    if (used === 0) return { outcome: 'not-a-passkey' }
    await markProved(tx, session.id, at)
    return { outcome: 'proved' }
  })
}

const passkeysOf = (memberId: string): Promise<Kept[]> =>
  db.staffPasskey.findMany({
    where: { memberId },
    select: { credentialId: true, publicKey: true, counter: true, transports: true },
  })

/** The new counter; `undefined` where the answer is worth nothing. */
async function verify(challenge: string, answer: AuthenticationResponseJSON, passkey: Kept) {
  const { id, origin } = passkeyParty()
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: id },
      credential: {
        id: passkey.credentialId,
        publicKey: Uint8Array.from(passkey.publicKey),
        counter: Number(passkey.counter),
        transports: passkey.transports,
      },
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : undefined
  } catch {
    // It throws for all that is malformed, forged, replayed, or of another origin.
    return undefined
  }
}
