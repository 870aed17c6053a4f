import { mailReportLife } from '@/lib/mail/mail-terms'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'

const most = 10_000

/** Deletes the provider's reports, read or not, once they would not come again, a share of them; returns how many. */
export async function deleteExpiredMailReports(): Promise<number> {
  return db.$executeRaw`
    DELETE FROM mail_report WHERE id IN (
      SELECT id FROM mail_report
      WHERE received_at <= ${new Date(now().getTime() - mailReportLife)} LIMIT ${most}
      FOR UPDATE SKIP LOCKED
    )`
}
