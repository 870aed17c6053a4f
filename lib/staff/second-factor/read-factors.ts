import { db } from '@/lib/platform/db'

export type Passkey = { id: string; addedAt: Date; usedAt: Date | null }

/** The ways by which a member can give a second factor. */
export type Factors = {
  /** Since when they have an authenticator app; null where they have none. */
  app: Date | null
  passkeys: Passkey[]
  recoveryCodes: number
}

/** Reads the ways by which a member can give a second factor. */
export async function readFactors(memberId: string): Promise<Factors> {
  const [totp, passkeys, recoveryCodes] = await Promise.all([
    db.staffTotp.findUnique({ where: { memberId }, select: { addedAt: true } }),
    db.staffPasskey.findMany({
      where: { memberId },
      select: { id: true, addedAt: true, usedAt: true },
      orderBy: { id: 'asc' },
    }),
    db.staffRecoveryCode.count({ where: { memberId } }),
  ])
  return { app: totp?.addedAt ?? null, passkeys, recoveryCodes }
}
