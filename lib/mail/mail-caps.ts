import { createHmac } from 'node:crypto'
import type { Transaction } from '@/lib/platform/db'

/** At most so many letters to one address within 24 hours. */
export const mailsADay = { forOneCampaign: 3, overAll: 10 }

const hour = 3_600_000

/** Counts are kept by whole hours, so a day is looked back on with one hour to spare. */
const window = 25 * hour

/** The two keys under which an address's letters are counted; without the worker's key, noise. */
export type CountKeys = { forOneCampaign: Buffer; overAll: Buffer }

export function countKeys(samePerson: string, campaignId: string, countKey: Buffer): CountKeys {
  const hmac = (text: string) => createHmac('sha256', countKey).update(text).digest()
  return {
    forOneCampaign: hmac(`campaign:${campaignId}:${samePerson}`),
    overAll: hmac(`all:${samePerson}`),
  }
}

/**
 * Counts one more letter to an address, if the caps allow; `false`, and nothing counted, where they
 * do not. Letters to one address wait for each other here until the transaction ends.
 */
export async function countMail(tx: Transaction, keys: CountKeys, at: Date): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${keys.overAll.readBigInt64BE()})`
  const since = new Date(at.getTime() - window)
  const [sent] = await tx.$queryRaw<{ campaign: number; all: number }[]>`
    SELECT COALESCE(sum(mails) FILTER (WHERE key = ${keys.forOneCampaign}), 0)::int AS campaign,
      COALESCE(sum(mails) FILTER (WHERE key = ${keys.overAll}), 0)::int AS all
    FROM mail_count
    WHERE key IN (${keys.forOneCampaign}, ${keys.overAll}) AND hour > ${since}`
  if (!sent || sent.campaign >= mailsADay.forOneCampaign || sent.all >= mailsADay.overAll) {
    return false
  }
  await tx.$executeRaw`
    INSERT INTO mail_count (key, hour, mails)
    SELECT key, date_trunc('hour', ${at}::timestamptz, 'UTC'), 1
    FROM unnest(ARRAY[${keys.forOneCampaign}, ${keys.overAll}]::bytea[]) AS key
    ON CONFLICT (key, hour) DO UPDATE SET mails = mail_count.mails + 1`
  return true
}
