import type { Transaction } from '@/lib/platform/db'

/**
 * Counts the names of a campaign that wait to be shown and were confirmed before a day: from now on
 * they belong to the next group that appears. A name that is asked for later waits for the next
 * count.
 */
export async function countWaitingNames(
  tx: Transaction,
  campaignId: string,
  day: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE signature SET public_name_counted = true
    WHERE campaign_id = ${campaignId}::uuid AND public_name_sealed IS NOT NULL
      AND public_name IS NULL AND NOT public_name_counted AND confirmed_on < ${day}::date`
}

/** How many of the counted names that wait were never shown: only these fill a group. */
export async function countNeverShown(tx: Transaction, campaignId: string): Promise<number> {
  const [counted] = await tx.$queryRaw<{ names: number }[]>`
    SELECT count(*)::int AS names FROM signature
    WHERE campaign_id = ${campaignId}::uuid AND public_name_sealed IS NOT NULL
      AND public_name IS NULL AND public_name_counted AND NOT ever_shown`
  return counted?.names ?? 0
}
