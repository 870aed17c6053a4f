import { randomUUID } from 'node:crypto'
import { closesToSignaturesAt } from '@/lib/campaigns/campaign-state'
import { isPublic } from '@/lib/campaigns/public-campaigns'
import { now } from '@/lib/platform/clock'
import { runAlone, sql } from '@/lib/platform/db'
import { findLink } from '@/lib/signatures/find-link'
import { linkHash, tokenPattern } from '@/lib/signatures/link-token'
import { confirmAfterClosing, linkLife } from '@/lib/signatures/terms'

export type ConfirmOutcome =
  | { outcome: 'signed' | 'already-signed' | 'too-late'; campaign: { slug: string } }
  | { outcome: 'nothing-held' }

/**
 * Confirms the signature that a link stands for: one signature, one tally row and the request
 * spent, all in one statement or none of it. However many links, clicks and processes: the
 * address counts once. Throws while the database is away.
 */
export async function confirmSignature(token: string): Promise<ConfirmOutcome> {
  if (!tokenPattern.test(token)) return { outcome: 'nothing-held' }
  const hash = linkHash(token)
  const confirmed = await confirm(hash)
  if (confirmed) {
    const outcome = confirmed.counted ? 'signed' : 'already-signed'
    return { outcome, campaign: { slug: confirmed.slug } }
  }
  const link = await findLink(hash)
  if (!link) return { outcome: 'nothing-held' }
  const outcome = link.status === 'confirmed' ? 'already-signed' : 'too-late'
  return { outcome, campaign: { slug: link.slug } }
}

/**
 * A second click waits for the first one's lock and then finds the request spent; a second
 * request of the same address meets the signature's key and writes no tally row. What it writes
 * into that signature changes nothing: it tells which one stands there, even one that was committed
 * after this statement began, and waits for one that is being withdrawn. A spent request keeps its
 * day only, rounded up, so that its link answers for as long as it was promised, and which signature
 * stands for it, so that it goes with that.
 */
async function confirm(hash: Buffer): Promise<{ slug: string; counted: boolean } | undefined> {
  const at = now()
  const { rows } = await runAlone<{ slug: string; counted: boolean }>(sql`
    WITH request AS (
      SELECT r.*, c.slug FROM signature_request r
      JOIN campaign c ON c.id = r.campaign_id
      JOIN defender d ON d.id = c.defender_id
      WHERE r.link_hash = ${hash} AND NOT r.spent AND ${isPublic(at)}
        AND r.received_at > ${new Date(at.getTime() - linkLife)}
        AND ${closesToSignaturesAt} > ${new Date(at.getTime() - confirmAfterClosing)}
        AND c.address_key_wrapped IS NOT NULL
      FOR UPDATE OF r FOR KEY SHARE OF c
    ), given AS (
      INSERT INTO signature (address_key, campaign_id, id, petition_version, consent_version,
        locale, country, show_name, updates, confirmed_on, sealed, public_name, link_hash,
        signer_copy)
      SELECT address_key, campaign_id, id, petition_version, consent_version, locale, country,
        show_name, updates, (${at} AT TIME ZONE 'UTC')::date, sealed, NULL, link_hash, signer_copy
      FROM request
      ON CONFLICT (address_key, campaign_id) DO UPDATE SET locale = signature.locale
      RETURNING id
    ), tally AS (
      INSERT INTO tally_change (id, campaign_id, country, change)
      SELECT ${randomUUID()}::uuid, r.campaign_id, COALESCE(r.country, 'ZZ'), 1
      FROM request r JOIN given ON given.id = r.id
    ), spent AS (
      UPDATE signature_request r SET spent = true, address_key = NULL, sealed = NULL,
        signer_copy = NULL, country = NULL, show_name = false, updates = false, due_at = NULL,
        received_at = date_trunc('day', r.received_at, 'UTC') + interval '1 day',
        signature_id = given.id
      FROM request, given WHERE r.id = request.id
    )
    SELECT request.slug, given.id = request.id AS counted FROM request, given`)
  return rows[0]
}
