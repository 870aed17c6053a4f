import type pg from 'pg'
import type { BackupBeginning } from '@/commands/runtime/backup/backup-manifest'

/** What waits in a restored database, and may have gone out after the backup was made. */
export type WaitingMail = { letters: number; requests: number }

/**
 * Holds all that follows by itself (`readHold`) before any process sees the database, locks the workspace
 * (who left the staff since is on it again, with their sessions), and forgets the processes that ran when
 * it was backed up. Run after the migrations. Returns what waits.
 */
export async function holdRestored(
  client: pg.Client,
  { id, madeAt }: BackupBeginning,
  at: Date,
): Promise<WaitingMail> {
  await client.query(
    `INSERT INTO restoration (id, backup_made_at, restored_at) VALUES ($1, $2, $3)
     ON CONFLICT (id) DO UPDATE SET restored_at = EXCLUDED.restored_at, resumed_at = NULL`,
    [id, madeAt, at],
  )
  await client.query('DELETE FROM running_process')
  await client.query(
    'INSERT INTO staff_lock (id, locked_at) VALUES (1, $1) ON CONFLICT (id) DO NOTHING',
    [at],
  )
  await client.query('DELETE FROM staff_session')
  await client.query('UPDATE staff_sign_in_link SET used_at = $1 WHERE used_at IS NULL', [at])
  const { rows } = await client.query<WaitingMail>(
    `SELECT (SELECT count(*) FROM letter)::int AS letters,
       (SELECT count(*) FROM signature_request WHERE due_at IS NOT NULL)::int +
       (SELECT count(*) FROM link_request)::int AS requests`,
  )
  return rows[0] ?? { letters: 0, requests: 0 }
}
