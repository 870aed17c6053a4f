import { createHash, randomUUID } from 'node:crypto'
import type { MailStopReport } from '@/lib/mail/reports/resend-report'
import { now } from '@/lib/platform/clock'
import { db } from '@/lib/platform/db'
import { webKeys } from '@/lib/platform/keys/web'
import { sealRecord } from '@/lib/signatures/sealed-record'

/**
 * Stores the mail provider's reports until the worker takes them, a row for each address: sealed to
 * the worker, so that from here on the web cannot read them either. A repetition changes nothing.
 */
export async function storeMailReports({ reason, id, addresses }: MailStopReport): Promise<void> {
  const rows = addresses.map((email, place) => {
    const sealId = randomUUID()
    const sealed = sealRecord(sealId, { name: '', email }, webKeys().sealPublic)
    return { id: rowId(id, place), sealId, sealed }
  })
  await db.$executeRaw`
    INSERT INTO mail_report (id, reason, sealed, seal_id, received_at)
    SELECT id, ${reason}::"StopReason", sealed, seal_id, ${now()}
    FROM unnest(${rows.map((row) => row.id)}::bytea[], ${rows.map((row) => row.sealed)}::bytea[],
      ${rows.map((row) => row.sealId)}::uuid[]) AS row (id, sealed, seal_id)
    ON CONFLICT (id) DO NOTHING`
}

function rowId(reportId: string, place: number): Buffer {
  return createHash('sha256').update(`${place}:${reportId}`).digest()
}
