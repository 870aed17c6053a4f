import { countEndings } from '@/lib/mail/count-endings'
import { stopKey } from '@/lib/mail/mail-caps'
import { bounceStopLife, complaintStopMonths } from '@/lib/mail/mail-terms'
import { openSealed } from '@/lib/mail/open-sealed'
import { now } from '@/lib/platform/clock'
import { db, type Transaction } from '@/lib/platform/db'
import { workerKeys } from '@/lib/platform/keys/worker'
import { log } from '@/lib/platform/log'
import { settings } from '@/lib/platform/settings'

const batch = 100

type Report = {
  id: Uint8Array
  reason: 'bounce' | 'complaint'
  sealed: Uint8Array
  sealId: string
  receivedAt: Date
}

/**
 * Stops mail to the addresses of the reports: after a bounce for 90 days, after a complaint for
 * twelve months. Only the worker's hash of an address stays; the sealed one is deleted, and the
 * report's id is kept to recognise repetitions. One transaction, so that after a kill each report
 * still counts once. Returns how many it took.
 */
export async function takeMailReports(): Promise<number> {
  return db.$transaction(async (tx) => {
    const reports = await tx.$queryRaw<Report[]>`
      SELECT id, reason::text AS reason, sealed, seal_id AS "sealId", received_at AS "receivedAt"
      FROM mail_report WHERE sealed IS NOT NULL
      ORDER BY received_at LIMIT ${batch} FOR UPDATE SKIP LOCKED`
    if (reports.length > 0) await take(tx, reports, now())
    return reports.length
  })
}

async function take(tx: Transaction, reports: readonly Report[], at: Date): Promise<void> {
  await stopMail(tx, reports)
  await tx.$executeRaw`
    UPDATE mail_report SET sealed = NULL WHERE id = ANY(${reports.map(({ id }) => id)}::bytea[])`
  const of = (reason: Report['reason']) => reports.filter((report) => report.reason === reason)
  await countEndings(tx, 'bounced', of('bounce').length, at)
  await countEndings(tx, 'complained', of('complaint').length, at)
}

/**
 * Rows are written in the order of their keys, so that two workers that stop the same addresses
 * never deadlock.
 */
async function stopMail(tx: Transaction, reports: readonly Report[]): Promise<void> {
  const stops = reports.flatMap((report) => {
    const key = keyOf(report)
    return key ? [{ key, reason: report.reason, at: report.receivedAt }] : []
  })
  if (stops.length === 0) return
  await tx.$executeRaw`
    WITH stop AS (
      SELECT key, reason::"StopReason" AS reason,
        ((at AT TIME ZONE ${settings().timeZone}) + CASE reason
          WHEN 'complaint' THEN make_interval(months => ${complaintStopMonths})
          ELSE ${bounceStopLife / 1_000}::float8 * interval '1 second' END)::date AS until
      FROM unnest(${stops.map(({ key }) => key)}::bytea[],
        ${stops.map(({ reason }) => reason)}::text[], ${stops.map((stop) => stop.at)}::timestamptz[])
        AS row (key, reason, at)
    )
    INSERT INTO mail_stop (key, reason, until)
    SELECT DISTINCT ON (key) key, reason, until FROM stop ORDER BY key, until DESC
    ON CONFLICT (key) DO UPDATE SET reason = EXCLUDED.reason, until = EXCLUDED.until
    WHERE EXCLUDED.until > mail_stop.until`
}

/** A report that cannot be opened is logged; it is counted as taken, and stops nobody's mail. */
function keyOf({ sealId, sealed }: Report): Buffer | undefined {
  try {
    return stopKey(openSealed(sealId, sealed).address, workerKeys().count)
  } catch (error) {
    log.error("A report cannot be read with this worker's keys", { error })
    return undefined
  }
}
