import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import { markProved } from '@/lib/staff/second-factor/mark-proved'
import { recoveryCodeHash, recoveryCodeIn } from '@/lib/staff/second-factor/recovery-code'
import { openSecret, stepOfCode } from '@/lib/staff/second-factor/totp-secret'
import {
  type HeldSession,
  holdSession,
  mayTryCode,
  noteWrongCode,
} from '@/lib/staff/second-factor/wrong-codes'
import type { StaffSession } from '@/lib/staff/session/read-session'

export type ProveOutcome =
  | { outcome: 'proved' }
  | { outcome: 'wrong-code' }
  /** Too many wrong ones: the session is over, or no more are taken today in this browser. */
  | { outcome: 'too-many' }
  | { outcome: 'signed-out' }

/**
 * Gives the second factor by a code of the authenticator app, or by a recovery code, which is used up
 * by that. A code of the app is taken once, and none of an earlier time step after it. Of many tries at
 * once each counts.
 */
export async function proveByCode(session: StaffSession, typed: string): Promise<ProveOutcome> {
  return db.$transaction(async (tx) => {
    const at = now()
    const held = await holdSession(tx, session.id)
    if (!held) return { outcome: 'signed-out' }
    if (!(await mayTryCode(tx, held, at))) return { outcome: 'too-many' }
    if (await takeCode(tx, held, typed, at)) {
      await markProved(tx, held.id, at)
      return { outcome: 'proved' }
    }
    return { outcome: (await noteWrongCode(tx, held, at)) ? 'wrong-code' : 'too-many' }
  })
}

async function takeCode(tx: Transaction, held: HeldSession, typed: string, at: Date) {
  const code = recoveryCodeIn(typed)
  if (code) return takeRecoveryCode(tx, held, code)
  return takeTotpCode(tx, held, typed.replace(/\s/g, ''), at)
}

async function takeRecoveryCode(tx: Transaction, { memberId }: HeldSession, code: string) {
  const taken = await tx.$executeRaw`
    DELETE FROM staff_recovery_code
    WHERE code_hash = ${recoveryCodeHash(code)} AND member_id = ${memberId}::uuid`
  return taken === 1
}

async function takeTotpCode(tx: Transaction, { memberId }: HeldSession, code: string, at: Date) {
  const [kept] = await tx.$queryRaw<{ secret: Uint8Array }[]>`
    SELECT secret FROM staff_totp WHERE member_id = ${memberId}::uuid`
  if (!kept) return false
  const step = stepOfCode(openSecret(kept.secret, memberId, webKeys().staff), code, at)
  if (step === undefined) return false
  const taken = await tx.$executeRaw`
    UPDATE staff_totp SET last_step = ${step}
    WHERE member_id = ${memberId}::uuid AND last_step < ${step}`
  return taken === 1
}
