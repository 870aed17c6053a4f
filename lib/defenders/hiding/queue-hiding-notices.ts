import type { Locale } from '@/lib/i18n/routing'
import { queueLetters } from '@/lib/mail/queue-letters'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { parseEmailAddress } from '@/lib/signatures/address/email-address'

/** A notice is worth reading for so long. */
const noticeLife = 7 * 24 * 3_600_000

/**
 * Queues a letter to all who are on the staff about what own links hid: one for all hidings that nobody
 * was told of, each in their own language. It names nobody. Returns how many hidings that were; whoever is
 * killed on the way has told nobody.
 */
export async function queueHidingNotices(): Promise<number> {
  return db.$transaction(async (tx) => {
    const at = now()
    const told = await tx.$queryRaw<unknown[]>`
      UPDATE defender_hiding SET staff_told_at = ${at}
      WHERE own_link AND staff_told_at IS NULL RETURNING id`
    if (told.length === 0) return 0
    const members = await tx.$queryRaw<{ email: string; locale: Locale }[]>`
      SELECT email, locale::text AS locale FROM staff_member
      WHERE ended_at IS NULL AND joined_at IS NOT NULL`
    const expiresAt = new Date(at.getTime() + noticeLife)
    const letters = members.flatMap(({ email, locale }) => {
      const to = parseEmailAddress(email)
      const kind = 'staff_hidden_by_link' as const
      return to ? [{ kind, linkOf: null, to, locale, since: at, expiresAt }] : []
    })
    await queueLetters(tx, letters, at, workerKeys().sealPublic)
    return told.length
  })
}
