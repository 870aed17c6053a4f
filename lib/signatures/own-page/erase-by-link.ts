import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'
import { linksLiveSince } from '@/lib/signatures/find-by-link'
import { linkHash, tokenPattern } from '@/lib/signatures/link-token'

/** What a letter about an erasure needs of what was there. */
export type Erased = {
  /** Whether a signature was among it. */
  counted: boolean
  locale: Locale
  requestId: string
  copy: Uint8Array | null
}

/**
 * Erases, within the act's transaction, all that is held of a link's address in its campaign: the
 * signature and all its links, every request, every question for a link, and the letters that wait
 * for any of them (`erase_by_link`). Whoever deletes a signature counts it out, so that two clicks or
 * two processes at once come to one. With a day (YYYY-MM-DD), nothing more about the campaign goes to
 * the address until then. `undefined`, and nothing is changed, where nothing is held.
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
