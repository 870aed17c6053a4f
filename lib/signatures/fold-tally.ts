import { db } from '@/lib/platform/db'

const batchSize = 10_000

/**
 * Folds a batch of tally rows into the totals and returns how many. It is one statement, so that at
 * every instant each row is counted in exactly one of the two places, and a repetition after a kill
 * counts nothing twice.
 */
export async function foldTally(): Promise<number> {
  const [folded] = await db.$queryRaw<{ rows: number }[]>`
    WITH taken AS (
      DELETE FROM tally_change WHERE id IN (
        SELECT id FROM tally_change LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
      ) RETURNING campaign_id, country, change
    ), sums AS (
      SELECT campaign_id, country, sum(change)::int AS change FROM taken
      GROUP BY campaign_id, country ORDER BY campaign_id, country
    ), folded AS (
      INSERT INTO tally (campaign_id, country, total) SELECT campaign_id, country, change FROM sums
      ON CONFLICT (campaign_id, country) DO UPDATE SET total = tally.total + EXCLUDED.total
    )
    SELECT count(*)::int AS rows FROM taken`
  return folded?.rows ?? 0
}
