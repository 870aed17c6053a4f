import { type CountKeys, capWindow, mailsADay } from '@/lib/mail/mail-caps'
import type { Transaction } from '@/lib/platform/db'

/** `busy`: another worker is counting for the same address; nothing was counted. */
export type MailCounted = 'counted' | 'over-the-cap' | 'busy'

/**
 * Counts one more letter to an address, if the day's caps allow. Two letters to one address are
 * never counted at once, and neither waits for the other: a lock that is held too long must not
 * hold up other people's letters.
 */
export async function countMail(tx: Transaction, keys: CountKeys, at: Date): Promise<MailCounted> {
  const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${keys.overAll.readBigInt64BE()}) AS taken`
  if (!lock?.taken) return 'busy'
  const since = new Date(at.getTime() - capWindow)
  const [sent] = await tx.$queryRaw<{ campaign: number; all: number }[]>`
    SELECT COALESCE(sum(mails) FILTER (WHERE key = ${keys.forOneCampaign}), 0)::int AS campaign,
      COALESCE(sum(mails) FILTER (WHERE key = ${keys.overAll}), 0)::int AS all
    FROM mail_count
    WHERE key IN (${keys.forOneCampaign}, ${keys.overAll}) AND hour > ${since}`
  if (!sent || sent.campaign >= mailsADay.forOneCampaign || sent.all >= mailsADay.overAll) {
    return 'over-the-cap'
  }
  await tx.$executeRaw`
    INSERT INTO mail_count (key, hour, mails)
    SELECT key, date_trunc('hour', ${at}::timestamptz, 'UTC'), 1
    FROM unnest(ARRAY[${keys.forOneCampaign}, ${keys.overAll}]::bytea[]) AS key
    ON CONFLICT (key, hour) DO UPDATE SET mails = mail_count.mails + 1`
  return 'counted'
}
