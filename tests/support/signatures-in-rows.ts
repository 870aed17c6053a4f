import type { Database } from '@/tests/support/database'

/**
 * Signatures as they would be confirmed, by the thousand and readable by nobody, each with a spent
 * request and a letter that carries its link; counted in the totals.
 */
export async function addSignatureRows(
  database: Database,
  campaignId: string,
  many: number,
): Promise<void> {
  await database.query(
    `WITH ids AS (
       SELECT gen_random_uuid() AS id, sha256(random()::text::bytea) AS hash
       FROM generate_series(1, $2::int)
     ), signatures AS (
       INSERT INTO signature (address_key, campaign_id, id, petition_version, consent_version,
         locale, show_name, updates, confirmed_on, sealed, link_hash, signer_copy)
       SELECT hash, $1, id, 1, '2026-11-24', 'ca', false, false, current_date,
         decode(repeat('00', 1073), 'hex'), hash, decode(repeat('00', 1065), 'hex') FROM ids
     ), requests AS (
       INSERT INTO signature_request (id, campaign_id, petition_version, consent_version, locale,
         show_name, updates, received_at, link_hash, spent, signature_id)
       SELECT id, $1, 1, '2026-11-24', 'ca', false, false, now(), hash, true, id FROM ids
     ), letters AS (
       INSERT INTO letter (id, kind, link_of, sealed, locale, since, due_at, expires_at)
       SELECT gen_random_uuid(), 'your_link', id, '', 'ca', now(), now() + interval '1 day',
         now() + interval '14 days' FROM ids
     )
     INSERT INTO tally (campaign_id, country, total) VALUES ($1, 'ZZ', $2)
     ON CONFLICT (campaign_id, country) DO UPDATE SET total = tally.total + EXCLUDED.total`,
    [campaignId, many],
  )
}
