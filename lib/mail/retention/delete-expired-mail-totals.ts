import { mailTotalLife } from '@/lib/mail/mail-terms'
import { dayOf, now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

/** Deletes the days' totals of letters after 400 days; a handful a day. Returns how many. */
export async function deleteExpiredMailTotals(): Promise<number> {
  const last = new Date(now().getTime() - mailTotalLife)
  return db.$executeRaw`DELETE FROM mail_total WHERE day <= ${dayOf(last)}::date`
}
