import type { Database } from '@/tests/support/database'

/**
 * Signatures as they would be confirmed, by the thousand and readable by nobody, each with a
 * link and a letter that carries it; counted in the totals.
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
         locale, updates, confirmed_on, sealed)
       SELECT hash, $1, id, 1, '2026-11-24', 'ca', false, current_date,
         decode(repeat('00', 1073), 'hex') FROM ids
     ), links AS (
       INSERT INTO signature_link (link_hash, address_key, campaign_id, request_id, copy)
       SELECT hash, hash, $1, id, decode(repeat('00', 1065), 'hex') FROM ids
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
