import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { eraseSigner } from '@/lib/signatures/own-page/erase-signer'
import { campaignStopLife } from '@/lib/signatures/terms'

export type ReportOutcome = { outcome: 'not-me' } | { outcome: 'nothing-held' }

/**
 * "This wasn't me": erases as a withdrawal does, without a letter, and for 30 days nothing more about
 * that campaign goes to that address, whoever types it into a form; of it only its hash under the
 * campaign's key is kept for that. Whole or not at all, and again it changes nothing. Throws while
 * the database is away.
 */
export async function reportNotMe(token: string): Promise<ReportOutcome> {
  return db.$transaction(
    async (tx) => {
      const erased = await eraseSigner(tx, token)
      if (!erased) return { outcome: 'nothing-held' }
      const { campaignId, addressKey } = erased.held
      const until = new Date(now().getTime() + campaignStopLife)
      await tx.$executeRaw`
        INSERT INTO campaign_mail_stop (campaign_id, address_key, until)
        VALUES (${campaignId}::uuid, ${addressKey}, (${until} AT TIME ZONE 'UTC')::date)
        ON CONFLICT (campaign_id, address_key) DO UPDATE
        SET until = GREATEST(campaign_mail_stop.until, EXCLUDED.until)`
      return { outcome: 'not-me' }
    },
    { timeout: 20_000 },
  )
}
