import { termEndsAt } from '@/lib/campaigns/campaign-state'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/** The rows of each kind that one transaction erases. */
const batchSize = 2_000

/**
 * Erases the signatures of campaigns whose term has ended, and all that belongs to them, a batch of
 * each campaign's; once nothing is left, destroys the campaign's address key. The tally is not
 * changed, so that the number that was reached stays. Returns how many rows it erased, 0 where
 * nothing can be done now. A call after a kill goes on where the killed one stopped; rows that
 * others hold at that moment are left to a later call.
 */
export async function endCampaignTerms(): Promise<number> {
  const ended = await db.$queryRaw<{ id: string }[]>`
    SELECT c.id FROM campaign c
    WHERE c.address_key_wrapped IS NOT NULL AND ${termEndsAt} <= ${now()} ORDER BY c.id`
  let done = 0
  for (const { id } of ended)
    done += (await eraseSignatures(id)) || (await eraseRest(id)) || (await destroyKey(id))
  return done
}

/**
 * Deletes in one statement. The foreign keys delete a signature's links with it, and a letter with
 * the link that it carries.
 */
async function eraseSignatures(campaignId: string): Promise<number> {
  const [erased] = await db.$queryRaw<{ rows: number }[]>`
    WITH signatures AS (
      DELETE FROM signature WHERE (address_key, campaign_id) IN (
        SELECT address_key, campaign_id FROM signature
        WHERE campaign_id = ${campaignId}::uuid LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
      ) RETURNING address_key, campaign_id
    ), links AS (
      DELETE FROM signature_link WHERE (address_key, campaign_id) IN (SELECT * FROM signatures)
      RETURNING request_id
    ), letters AS (
      DELETE FROM letter WHERE link_of IN (SELECT request_id FROM links)
    )
    SELECT count(*)::int AS rows FROM signatures`
  return erased?.rows ?? 0
}

/** Deletes requests that wait, and rows that have a shorter term of their own. */
async function eraseRest(campaignId: string): Promise<number> {
  const [erased] = await db.$queryRaw<{ rows: number }[]>`
    WITH requests AS (
      DELETE FROM signature_request WHERE id IN (
        SELECT id FROM signature_request
        WHERE campaign_id = ${campaignId}::uuid LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
      ) RETURNING id
    ), link_requests AS (
      DELETE FROM link_request WHERE id IN (
        SELECT id FROM link_request
        WHERE campaign_id = ${campaignId}::uuid LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
      ) RETURNING id
    ), stops AS (
      DELETE FROM campaign_mail_stop WHERE (campaign_id, address_key) IN (
        SELECT campaign_id, address_key FROM campaign_mail_stop
        WHERE campaign_id = ${campaignId}::uuid LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
      ) RETURNING campaign_id
    ), links AS (
      DELETE FROM signature_link WHERE link_hash IN (
        SELECT link_hash FROM signature_link l
        WHERE campaign_id = ${campaignId}::uuid AND NOT EXISTS (
          SELECT FROM signature s
          WHERE s.address_key = l.address_key AND s.campaign_id = l.campaign_id
        ) LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
      ) RETURNING request_id
    ), letters AS (
      DELETE FROM letter
      WHERE link_of IN (SELECT id FROM requests UNION ALL SELECT request_id FROM links)
    )
    SELECT ((SELECT count(*) FROM requests) + (SELECT count(*) FROM link_requests) +
      (SELECT count(*) FROM stops) + (SELECT count(*) FROM links))::int AS rows`
  return erased?.rows ?? 0
}

/**
 * An act that signs, confirms or asks for a link locks the campaign's row (`FOR KEY SHARE`, as its
 * foreign keys do) until it commits, and checks for the key once it has the row. This statement
 * waits for the acts that came first, sees what they wrote, and keeps out all others. A tally row
 * that is not folded yet may belong to somebody who still counts, so it is folded first.
 */
async function destroyKey(campaignId: string): Promise<number> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM campaign WHERE id = ${campaignId}::uuid FOR UPDATE`
    return tx.$executeRaw`
      UPDATE campaign c SET address_key_wrapped = NULL
      WHERE c.id = ${campaignId}::uuid AND c.address_key_wrapped IS NOT NULL
        AND ${termEndsAt} <= ${now()}
        AND NOT EXISTS (SELECT FROM signature WHERE campaign_id = c.id)
        AND NOT EXISTS (SELECT FROM signature_link WHERE campaign_id = c.id)
        AND NOT EXISTS (SELECT FROM signature_request WHERE campaign_id = c.id)
        AND NOT EXISTS (SELECT FROM link_request WHERE campaign_id = c.id)
        AND NOT EXISTS (SELECT FROM campaign_mail_stop WHERE campaign_id = c.id)
        AND NOT EXISTS (SELECT FROM tally_change WHERE campaign_id = c.id)`
  })
}
