import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import { type Added, finishAdding } from '@/lib/staff/second-factor/finish-adding'
import { holdToChange } from '@/lib/staff/second-factor/hold-to-change'
import {
  offeredSecret,
  sealSecret,
  secretForApp,
  stepOfCode,
} from '@/lib/staff/second-factor/totp-secret'
import type { StaffSession } from '@/lib/staff/session/read-session'

export type AddAppOutcome = Added | { outcome: 'wrong-code' } | { outcome: 'signed-out' }

/** What an app is told in this session, as the text of a QR code and as a key to type. */
export async function appToAdd({ id, memberId, email }: StaffSession) {
  const addedAt = await readAddedAt(db, memberId)
  return secretForApp(offeredSecret(id, addedAt, webKeys().staff), email)
}

/**
 * Adds an authenticator app, in place of one from before, once it shows the right code. From then on
 * codes of later time steps are taken.
 */
export async function addApp(session: StaffSession, typed: string): Promise<AddAppOutcome> {
  return db.$transaction(async (tx) => {
    const at = now()
    const held = await holdToChange(tx, session.id)
    if (!held) return { outcome: 'signed-out' }
    const { memberId } = held
    const secret = offeredSecret(held.id, await readAddedAt(tx, memberId), webKeys().staff)
    const step = stepOfCode(secret, typed.replace(/\s/g, ''), at)
    if (step === undefined) return { outcome: 'wrong-code' }
    const sealed = sealSecret(secret, memberId, webKeys().staff)
    await tx.$executeRaw`
      INSERT INTO staff_totp (member_id, secret, last_step, added_at)
      VALUES (${memberId}::uuid, ${sealed}, ${step}, ${at})
      ON CONFLICT (member_id) DO UPDATE SET secret = EXCLUDED.secret,
        last_step = GREATEST(staff_totp.last_step, EXCLUDED.last_step), added_at = EXCLUDED.added_at`
    return finishAdding(tx, held, 'app', at)
  })
}

async function readAddedAt(tx: Transaction, memberId: string): Promise<Date | undefined> {
  const [app] = await tx.$queryRaw<{ added_at: Date }[]>`
    SELECT added_at FROM staff_totp WHERE member_id = ${memberId}::uuid`
  return app?.added_at
}
