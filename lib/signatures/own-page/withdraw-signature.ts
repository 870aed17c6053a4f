import { queueLetters } from '@/lib/mail/queue-letters'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import { parseEmailAddress } from '@/lib/signatures/address/email-address'
import { eraseByLink } from '@/lib/signatures/own-page/erase-by-link'
import { readOwnCopy } from '@/lib/signatures/read-own-copy'
import { withdrawnLetterLife } from '@/lib/signatures/terms'

export type WithdrawOutcome = { outcome: 'withdrawn' } | { outcome: 'not-found' }

/**
 * Withdraws the signature or request that a link stands for, and erases all that is stored of its
 * address in that campaign, as a whole or not at all. A confirmed signature is subtracted from the
 * count once, however often this is called; a letter that says so waits, sealed, in a row of its
 * own. There is no letter while the link's copy of the address is not written (again), nor for a
 * request that was never confirmed.
 *
 * It works after the campaign closed, and while campaign or defender are taken down, since the
 * right to erasure depends on neither. Signatures that were delivered stay delivered. The address
 * may sign again. Throws while the database is away; nothing is changed then.
 */
export async function withdrawSignature(token: string): Promise<WithdrawOutcome> {
  return db.$transaction(
    async (tx) => {
      const erased = await eraseByLink(tx, token)
      if (!erased) return { outcome: 'not-found' }
      const email = erased.counted ? readOwnCopy(erased, token)?.email : undefined
      const to = email === undefined ? undefined : parseEmailAddress(email)
      if (to) {
        const at = now()
        const expiresAt = new Date(at.getTime() + withdrawnLetterLife)
        const { locale } = erased
        const letter = { linkOf: null, to, locale, since: at, expiresAt }
        await queueLetters(tx, [{ kind: 'withdrawn', ...letter }], at, webKeys().sealPublic)
      }
      return { outcome: 'withdrawn' }
    },
    { timeout: 20_000 },
  )
}
