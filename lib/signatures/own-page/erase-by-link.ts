import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'
import { linksLiveSince } from '@/lib/signatures/find-by-link'
import { linkHash, tokenPattern } from '@/lib/signatures/link-token'

/** The data that the letter about an erasure needs. */
export type Erased = {
  /** Whether a signature was erased, and not only requests. */
  counted: boolean
  locale: Locale
  requestId: string
  copy: Uint8Array | null
}

/**
 * Erases, within the act's transaction, all that is stored of a link's address in its campaign: the
 * signature and all its links, every request, every link request, and the letters that wait for any
 * of them (`erase_by_link`). The transaction that deletes a signature also subtracts it from the
 * count, so that two clicks or two processes at once subtract it once. With a day (YYYY-MM-DD), no
 * more letters about the campaign go to the address until then. Returns `undefined`, and changes
 * nothing, where nothing is stored.
 */
export async function eraseByLink(
  tx: Transaction,
  token: string,
  stopUntil?: string,
): Promise<Erased | undefined> {
  if (!tokenPattern.test(token)) return undefined
  const [erased] = await tx.$queryRaw<Erased[]>`
    SELECT counted, locale, request_id AS "requestId", copy
    FROM erase_by_link(${linkHash(token)}::bytea, ${linksLiveSince(now())}::timestamptz,
      ${stopUntil ?? null}::date)`
  return erased
}
