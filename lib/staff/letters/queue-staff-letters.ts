import type { Locale } from '@/lib/i18n/routing'
import { type LetterKind, queueLetters } from '@/lib/mail/queue-letters'
import type { Transaction } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import { parseEmailAddress } from '@/lib/signatures/address/email-address'

/** A notice is worth reading for so long. */
const noticeLife = 7 * 24 * 3_600_000

type Member = { email: string; locale: Locale }

/**
 * Queues a notice to members, in the transaction of what it tells of: each in their own language. It
 * carries no link and names nobody.
 */
export async function queueStaffLetters(
  tx: Transaction,
  kind: LetterKind,
  memberIds: readonly string[],
  at: Date,
): Promise<void> {
  const members = await tx.$queryRaw<Member[]>`
    SELECT email, locale::text AS locale FROM staff_member
    WHERE id = ANY(${[...memberIds]}::uuid[]) AND ended_at IS NULL`
  const expiresAt = new Date(at.getTime() + noticeLife)
  const letters = members.flatMap(({ email, locale }) => {
    const to = parseEmailAddress(email)
    return to ? [{ kind, linkOf: null, to, locale, since: at, expiresAt }] : []
  })
  await queueLetters(tx, letters, at, webKeys().sealPublic)
}
