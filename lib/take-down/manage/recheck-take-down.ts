import { db } from '@/lib/platform/db'
import { mayDo } from '@/lib/staff/rights'
import type { Actor } from '@/lib/staff/staff-member'
import type { TakenDown } from '@/lib/take-down/address-kinds'
import { queueTakeDownCheck } from '@/lib/take-down/queue-take-down-check'

export type RecheckOutcome =
  | { outcome: 'asked' }
  /** They are shown, or a draft: there is nothing to prove. */
  | { outcome: 'not-taken-down' }
  | { outcome: 'not-allowed' }

/** Asks each web process to look once more at what it shows of whoever is taken down. It changes nothing else. */
export async function recheckTakeDown(by: Actor, taken: TakenDown): Promise<RecheckOutcome> {
  if (!mayDo(by, 'recheckTakeDown')) return { outcome: 'not-allowed' }
  const isTakenDown =
    'defenderId' in taken
      ? await db.defender.count({ where: { id: taken.defenderId, visibility: 'taken_down' } })
      : await db.campaign.count({ where: { id: taken.campaignId, visibility: 'taken_down' } })
  if (isTakenDown === 0) return { outcome: 'not-taken-down' }
  await db.$transaction((tx) => queueTakeDownCheck(tx, taken))
  return { outcome: 'asked' }
}
