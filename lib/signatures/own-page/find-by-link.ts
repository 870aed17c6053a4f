import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { linkHash, tokenPattern } from '@/lib/signatures/link-token'
import { linkLife } from '@/lib/signatures/terms'

/** What is held for a link, as it lies in the database. */
export type LinkedSignature = {
  confirmed: boolean
  id: string
  campaignId: string
  slug: string
  addressKey: Uint8Array
  petitionVersion: number
  consentVersion: string
  locale: Locale
  country: string | null
  showName: boolean
  updates: boolean
  publicName: string | null
  /** The day of the confirmation (UTC); while it waits, the instant of its receipt. */
  at: Date
  /** Null where another link of the same address confirmed the signature: only that one opens it. */
  signerCopy: Uint8Array | null
}

/**
 * What is held for a link's token: the signature that it confirmed, or that stood already when it
 * was pressed; else the request that waits for it. Whoever may see the campaign makes no difference:
 * what is held is its signer's to see and to erase, after the campaign was closed or taken down too.
 * `undefined` for an erased, expired or forged link.
 */
export async function findByLink(
  token: string,
  database: Pick<Transaction, '$queryRaw'> = db,
): Promise<LinkedSignature | undefined> {
  if (!tokenPattern.test(token)) return undefined
  const hash = linkHash(token)
  const since = new Date(now().getTime() - linkLife)
  const [held] = await database.$queryRaw<LinkedSignature[]>`
    SELECT held.*, c.slug FROM (
      SELECT true AS confirmed, id, campaign_id AS "campaignId", address_key AS "addressKey",
        petition_version AS "petitionVersion", consent_version AS "consentVersion",
        locale::text AS locale, country, show_name AS "showName", updates,
        public_name AS "publicName", confirmed_on::timestamptz AS at,
        CASE WHEN link_hash = ${hash} THEN signer_copy END AS "signerCopy"
      FROM signature WHERE link_hash = ${hash} OR id = (
        SELECT signature_id FROM signature_request
        WHERE link_hash = ${hash} AND spent AND received_at > ${since}
      )
      UNION ALL
      SELECT false, id, campaign_id, address_key, petition_version, consent_version, locale::text,
        country, show_name, updates, NULL, received_at, signer_copy
      FROM signature_request WHERE link_hash = ${hash} AND NOT spent AND received_at > ${since}
    ) held JOIN campaign c ON c.id = held."campaignId"
    ORDER BY confirmed DESC LIMIT 1`
  return held
}
