import { randomInt } from 'node:crypto'
import { writeAuditEntry } from '@/lib/audit/write-audit-entry'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { readContentVersion } from '@/lib/publishing/read-content-version'
import { mayDo } from '@/lib/staff/rights'
import { type Actor, isOperator } from '@/lib/staff/staff-member'
import { queueTakeDownCheck } from '@/lib/take-down/queue-take-down-check'

export type RetireIdentityOutcome =
  /** `contentVersion`: documents of this or a newer version show nothing of them. */
  | { outcome: 'retired'; contentVersion: bigint }
  | { outcome: 'already-retired' }
  /** A fictional person, who has no name to protect. */
  | { outcome: 'sample' }
  | { outcome: 'unknown-defender' }
  | { outcome: 'not-allowed' }

const day = 86_400
const shortestDays = 7
const longestDays = 28

/**
 * Takes a person off the public web for ever, as far as the identity goes by which they were known: it is
 * never shown again, whoever asks, and neither are its campaigns. They can be shown under another one
 * (`saveIdentity`, `publishIdentity`), 7 to 28 days later at the earliest, to the second by lot, so that
 * the day on which somebody disappears tells nothing of the day on which somebody appears. Who was never
 * public waits for nothing.
 */
export async function retireIdentity(by: Actor, id: string): Promise<RetireIdentityOutcome> {
  if (!mayDo(by, 'retireIdentity')) return { outcome: 'not-allowed' }
  const at = now()
  const done = await db.$transaction(async (tx): Promise<RetireIdentityOutcome | undefined> => {
    const [person] = await tx.$queryRaw<{ sample: boolean; visibility: string }[]>`
      SELECT sample, visibility::text FROM defender WHERE id = ${id}::uuid FOR NO KEY UPDATE`
    if (!person) return { outcome: 'unknown-defender' }
    if (person.sample) return { outcome: 'sample' }
    const waits = person.visibility === 'draft' ? 0 : secondsToWait()
    const earliest = new Date(at.getTime() + waits * 1_000)
    const [row] = await tx.$queryRaw<{ retired: boolean }[]>`
      SELECT retire_identity(${id}::uuid, ${isOperator(by) ? null : by.id}::uuid, ${at}, ${earliest})
        AS retired`
    if (!row?.retired) return { outcome: 'already-retired' }
    await writeAuditEntry(tx, by, 'retireIdentity', { subject: 'defender', id })
    await queueTakeDownCheck(tx, { defenderId: id })
    return undefined
  })
  return done ?? { outcome: 'retired', contentVersion: await readContentVersion() }
}

const secondsToWait = () => randomInt(shortestDays * day, longestDays * day)
