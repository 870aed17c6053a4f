import { now } from '@/lib/platform/clock'
import type { Transaction } from '@/lib/platform/db'
import type { TakenDown } from '@/lib/take-down/address-kinds'

/**
 * Asks each web process to look at what it shows of somebody who was taken down, in the transaction that
 * does it. Repeated, each process looks once more.
 */
export async function queueTakeDownCheck(tx: Transaction, taken: TakenDown): Promise<void> {
  const defenderId = 'defenderId' in taken ? taken.defenderId : null
  const campaignId = 'campaignId' in taken ? taken.campaignId : null
  await tx.$executeRaw`
    INSERT INTO take_down_check (id, defender_id, campaign_id, asked_at)
    VALUES (uuidv7(), ${defenderId}::uuid, ${campaignId}::uuid, ${now()})`
}
