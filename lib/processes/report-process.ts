import { runAlone, type Statement, sql } from '@/lib/platform/db'
import type { ThisProcess } from '@/lib/processes/running-process'

/**
 * Writes that this process runs, in one statement: to be called about once a second, and by a web
 * process at once when it has dropped the documents of an older content version. A repetition
 * renews the same row. Rows of processes that have not reported for a day are deleted with it.
 * `run` uses a connection other than the pool's, which readers may occupy.
 */
export async function reportProcess(
  { id, kind }: ThisProcess,
  contentVersion?: string,
  run: (statement: Statement) => Promise<unknown> = runAlone,
): Promise<void> {
  await run(sql`
    WITH forgotten AS (
      DELETE FROM running_process WHERE reported_at < clock_timestamp() - interval '1 day'
    )
    INSERT INTO running_process (id, kind, started_at, reported_at, content_version)
    VALUES (
      ${id}::uuid, ${kind}::"ProcessKind", clock_timestamp(), clock_timestamp(),
      ${contentVersion ?? null}::bigint
    )
    ON CONFLICT (id) DO UPDATE SET
      reported_at = EXCLUDED.reported_at, content_version = EXCLUDED.content_version`)
}
