import pg from 'pg'
import { onTestFinished } from 'vitest'
import type { Database } from '@/tests/support/database'
import { eventually } from '@/tests/support/eventually'

const lock = 4711

/**
 * From here on a transaction that counted somebody from that country stops at its commit, its work
 * done and not yet to be seen, until `letGo`; at the latest when the test is over.
 */
export async function holdCommitsOf(database: Database, country: string) {
  const client = new pg.Client({ connectionString: database.url })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end())
  await client.query(`CREATE OR REPLACE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.country = '${country}' THEN PERFORM pg_advisory_xact_lock_shared(${lock}); END IF;
      RETURN NULL;
    END $$`)
  await client.query('DROP TRIGGER IF EXISTS waits_at_commit ON tally_change')
  await client.query(`CREATE CONSTRAINT TRIGGER waits_at_commit AFTER INSERT ON tally_change
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_for_test()`)
  await client.query('SELECT pg_advisory_lock($1)', [lock])

  /**
   * The backends that wait in this database: at their commit, or for another transaction to end.
   */
  const waiters = (atCommit: boolean) =>
    database.query<{ pid: number }>(
      `SELECT pid FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE NOT granted AND datname = current_database()
         AND (locktype = 'advisory' AND objid = $1) = $2`,
      [lock, atCommit],
    )

  return {
    /** The backend that has come to its commit. */
    heldAtCommit: () =>
      eventually('a commit that is held', async () => (await waiters(true))[0]?.pid),
    /** Once somebody waits for the one that is held. */
    somebodyWaitsForIt: () =>
      eventually('a second that waits', async () => {
        return (await waiters(false)).length > 0
      }),
    letGo: () => client.query('SELECT pg_advisory_unlock($1)', [lock]),
  }
}
