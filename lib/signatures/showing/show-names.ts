import { dayOf, now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'
import { openPublicName } from '@/lib/signatures/open-public-name'
import { parsePersonName } from '@/lib/signatures/person-name'
import { takeCampaignOfDay } from '@/lib/signatures/showing/take-campaign-of-day'

/** Fewer names than this never appear together. */
const minGroupSize = 10
/** A day's group at most: it is opened in memory while its rows are locked. The rest waits a day. */
const most = 10_000

type Waiting = { addressKey: Uint8Array; id: string; sealed: Uint8Array }
type Named = { addressKey: Uint8Array; name: string }

/**
 * Shows the names of those who asked for it and are not shown yet, for one campaign a call, once a
 * day: ten or more together or none, whenever each of them signed. Nobody who watches a connection
 * learns from the page who signed through it. Who confirmed today waits until tomorrow. One
 * transaction, so that a worker killed anywhere has shown nobody. Returns how many campaigns it
 * looked at.
 */
export async function showNames(): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const campaignId = await takeCampaignOfDay(tx, 'names')
      if (campaignId === undefined) return 0
      const waiting = await takeWaiting(tx, campaignId)
      if (waiting.length >= minGroupSize) await showTogether(tx, campaignId, readNames(waiting))
      return 1
    },
    { timeout: 30_000 },
  )
}

/** Locked until the transaction ends: nobody who withdraws meanwhile makes the group smaller. */
function takeWaiting(tx: Transaction, campaignId: string): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    SELECT address_key AS "addressKey", id, public_name_sealed AS sealed FROM signature
    WHERE campaign_id = ${campaignId}::uuid AND public_name_sealed IS NOT NULL
      AND public_name IS NULL AND confirmed_on < ${dayOf(now())}::date
    ORDER BY address_key LIMIT ${most} FOR UPDATE`
}

/** Who cannot be read is left to wait, and holds up nobody. */
function readNames(waiting: readonly Waiting[]): Named[] {
  const named = waiting.flatMap((one) => readName(one) ?? [])
  const unread = waiting.length - named.length
  if (unread > 0) log.error("Names cannot be read with this worker's keys", { names: unread })
  return named
}

/** By the rules of the form once more: what stands on a page was not written past them. */
function readName({ addressKey, id, sealed }: Waiting): Named | undefined {
  try {
    const parsed = parsePersonName(openPublicName(id, sealed, workerKeys()))
    return parsed.ok ? { addressKey, name: parsed.name } : undefined
  } catch {
    return undefined
  }
}

async function showTogether(
  tx: Transaction,
  campaignId: string,
  named: readonly Named[],
): Promise<void> {
  if (named.length < minGroupSize) return
  await tx.$executeRaw`
    UPDATE signature s SET public_name = named.name
    FROM unnest(${named.map(({ addressKey }) => addressKey)}::bytea[],
      ${named.map(({ name }) => name)}::text[]) AS named (address_key, name)
    WHERE s.address_key = named.address_key AND s.campaign_id = ${campaignId}::uuid`
}
