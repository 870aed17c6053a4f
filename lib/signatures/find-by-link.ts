import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { runAlone, sql } from '@/lib/platform/db'
import { linkHash, tokenPattern } from '@/lib/signatures/link-token'
import { confirmAfterClosing, linkLife } from '@/lib/signatures/terms'

/** The stored record of a link: a signature, or a request that waits to be confirmed. */
export type LinkedSignature = {
  /** Whether it is a signature; otherwise it is a request that waits to be confirmed. */
  confirmed: boolean
  /**
   * The id of the signature, or of the request, which becomes the signature's: sealed records are
   * bound to it.
   */
  id: string
  /** The id of the request whose link this is: the copy is bound to it. */
  requestId: string
  slug: string
  petitionVersion: number
  consentVersion: string
  locale: Locale
  /** ISO 3166-1 alpha-2; null for "rather not say". */
  country: string | null
  /** Whether a name is to be shown: with the next group, or now already. */
  asksToBeShown: boolean
  /** The name that the campaign's page shows now. */
  publicName: string | null
  updates: boolean
  /** The day of the confirmation (YYYY-MM-DD, `TIME_ZONE`); null while it waits. */
  confirmedOn: string | null
  /** When the request came; null once it is confirmed. */
  receivedAt: Date | null
  /** The copy that only this link opens; null while the worker has not written it (again). */
  copy: Uint8Array | null
  campaignIsPublic: boolean
  /** Whether it is too late to confirm. */
  tooLate: boolean
}

/** A request received before this instant has a link that no longer lives. */
export const linksLiveSince = (at: Date) => new Date(at.getTime() - linkLife)

/** A campaign that closed before this instant takes no more confirmations. */
export const confirmedIfClosedSince = (at: Date) => new Date(at.getTime() - confirmAfterClosing)

/**
 * Finds what is stored for a link's token: the signature of its address in the campaign, whichever
 * of its links was pressed; otherwise the request that waits for it. It finds records of campaigns
 * that the public may not see, too: they are their signer's to see and to erase. `undefined` for an
 * erased, expired or forged link. Changes nothing. Throws while the database is away.
 */
export async function findByLink(token: string): Promise<LinkedSignature | undefined> {
  if (!tokenPattern.test(token)) return undefined
  const at = now()
  const { rows } = await runAlone<LinkedSignature>(sql`
    SELECT confirmed, id, request_id AS "requestId", slug, petition_version AS "petitionVersion",
      consent_version AS "consentVersion", locale, country, asks_to_be_shown AS "asksToBeShown",
      public_name AS "publicName", updates, confirmed_on AS "confirmedOn",
      received_at AS "receivedAt", copy, campaign_is_public AS "campaignIsPublic",
      too_late AS "tooLate"
    FROM read_by_link(${linkHash(token)}::bytea, ${at}::timestamptz,
      ${linksLiveSince(at)}::timestamptz, ${confirmedIfClosedSince(at)}::timestamptz)`)
  return rows[0]
}
