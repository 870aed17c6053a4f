import { db, type Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'
import { openPublicName } from '@/lib/signatures/open-public-name'
import { parsePersonName } from '@/lib/signatures/person-name'
import { countNeverShown, countWaitingNames } from '@/lib/signatures/showing/count-waiting-names'
import { secureRandom } from '@/lib/signatures/showing/secure-random'
import {
  fillNameGroup,
  isDue,
  type NameGroup,
  newNameGroup,
} from '@/lib/signatures/showing/showing-rules'
import { takeCampaignOfDay } from '@/lib/signatures/showing/take-campaign-of-day'

/**
 * The names of one group are opened in memory while their rows are locked, so a group is bounded;
 * the remaining names are left to the next group.
 */
const maxGroupNames = 10_000

type Waiting = { addressKey: Uint8Array; id: string; sealed: Uint8Array; everShown: boolean }
type Named = { addressKey: Uint8Array; name: string; everShown: boolean }

/**
 * Shows the names of those who asked for it and are not shown yet, for one campaign a call, once a
 * day: all that were counted when their group appears, or none. They are counted once in seven days,
 * and the group appears one to seven random days after it has as many names that were never shown as
 * were drawn for it, ten or more (docs/decisions/020). Nobody who watches a connection learns from
 * the page who signed through it. One transaction, so that a worker killed anywhere has shown nobody.
 * Returns how many campaigns it looked at.
 */
export async function showNames(): Promise<number> {
  return db.$transaction(
    async (tx) => {
      const taken = await takeCampaignOfDay(tx, 'names')
      if (!taken) return 0
      const { campaignId, today, countingDay } = taken
      const before = (await readGroup(tx, campaignId)) ?? newNameGroup(secureRandom)
      const group = isDue(before, today) ? await showGroup(tx, campaignId, before) : before
      if (countingDay !== undefined) await countWaitingNames(tx, campaignId, countingDay)
      const neverShown = await countNeverShown(tx, campaignId)
      await writeGroup(tx, campaignId, fillNameGroup(group, neverShown, today, secureRandom))
      return 1
    },
    { timeout: 30_000 },
  )
}

async function readGroup(tx: Transaction, campaignId: string): Promise<NameGroup | undefined> {
  const [group] = await tx.$queryRaw<NameGroup[]>`
    SELECT threshold, due_on::text AS "dueOn" FROM name_group
    WHERE campaign_id = ${campaignId}::uuid`
  return group
}

async function writeGroup(tx: Transaction, campaignId: string, group: NameGroup): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO name_group (campaign_id, threshold, due_on)
    VALUES (${campaignId}::uuid, ${group.threshold}::int, ${group.dueOn}::date)
    ON CONFLICT (campaign_id) DO UPDATE SET threshold = EXCLUDED.threshold, due_on = EXCLUDED.due_on`
}

/**
 * Shows a group that is due, and returns the next one. Where too many have hidden their names or
 * withdrawn since it was full, nobody is shown, and it has to be filled again.
 */
async function showGroup(
  tx: Transaction,
  campaignId: string,
  group: NameGroup,
): Promise<NameGroup> {
  const again = { ...group, dueOn: null }
  const waiting = await takeWaiting(tx, campaignId)
  if (neverShownIn(waiting) < group.threshold) return again
  const named = readNames(waiting)
  if (neverShownIn(named) < group.threshold) return again
  await showTogether(tx, campaignId, named)
  return newNameGroup(secureRandom)
}

const neverShownIn = (names: readonly { everShown: boolean }[]) =>
  names.filter(({ everShown }) => !everShown).length

/**
 * Locks the rows until the transaction ends, so that nobody who withdraws meanwhile makes the group
 * smaller.
 */
function takeWaiting(tx: Transaction, campaignId: string): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    SELECT address_key AS "addressKey", id, public_name_sealed AS sealed, ever_shown AS "everShown"
    FROM signature
    WHERE campaign_id = ${campaignId}::uuid AND public_name_sealed IS NOT NULL
      AND public_name IS NULL AND public_name_counted
    ORDER BY ever_shown, address_key LIMIT ${maxGroupNames} FOR UPDATE`
}

/**
 * A name that this worker's keys cannot open keeps waiting, so that it does not block the others of
 * its group.
 */
function readNames(waiting: readonly Waiting[]): Named[] {
  const named = waiting.flatMap((one) => readName(one) ?? [])
  const unread = waiting.length - named.length
  if (unread > 0) log.error("Names cannot be read with this worker's keys", { names: unread })
  return named
}

/**
 * Checks a name by the rules of the form once more, so that a name that was written past them never
 * appears on a page.
 */
function readName({ addressKey, id, sealed, everShown }: Waiting): Named | undefined {
  try {
    const parsed = parsePersonName(openPublicName(id, sealed, workerKeys()))
    return parsed.ok ? { addressKey, name: parsed.name, everShown } : undefined
  } catch {
    return undefined
  }
}

async function showTogether(
  tx: Transaction,
  campaignId: string,
  named: readonly Named[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE signature s SET public_name = named.name, ever_shown = true
    FROM unnest(${named.map(({ addressKey }) => addressKey)}::bytea[],
      ${named.map(({ name }) => name)}::text[]) AS named (address_key, name)
    WHERE s.address_key = named.address_key AND s.campaign_id = ${campaignId}::uuid`
}
