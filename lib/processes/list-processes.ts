import { db } from '@/lib/platform/db'
import type { ProcessKind, RunningProcess } from '@/lib/processes/running-process'

type Row = {
  id: string
  kind: ProcessKind
  started_at: Date
  reported_at: Date
  content_version: bigint | null
  at: Date
}

/**
 * Lists the processes that have reported themselves within a day and did not end cleanly, the
 * oldest first, and the database's time at which they were listed, with which their own times are
 * to be compared.
 */
export async function listProcesses(): Promise<{ at: Date; processes: RunningProcess[] }> {
  const rows = await db.$queryRaw<(Row | { id: null; at: Date })[]>`
    SELECT p.*, clock_timestamp() AS at FROM (SELECT) one
    LEFT JOIN running_process p ON p.reported_at >= clock_timestamp() - interval '1 day'
    ORDER BY p.started_at, p.id`
  const processes = rows.flatMap((row) => (row.id === null ? [] : [processOf(row)]))
  return { at: rows[0]?.at ?? new Date(Number.NaN), processes }
}

function processOf(row: Row): RunningProcess {
  return {
    id: row.id,
    kind: row.kind,
    startedAt: row.started_at,
    reportedAt: row.reported_at,
    contentVersion: row.content_version ?? undefined,
  }
}
