import { mailCountLife } from '@/lib/mail/mail-terms'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

const most = 10_000

/** Deletes the daily caps' counts after 48 hours, a share of them; returns how many. */
export async function deleteExpiredMailCounts(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM mail_count WHERE (key, hour) IN (
      SELECT key, hour FROM mail_count
      WHERE hour <= ${new Date(now().getTime() - mailCountLife)} LIMIT ${most}
    )`
}
