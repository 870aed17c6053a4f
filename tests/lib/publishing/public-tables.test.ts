import { expect, test } from 'vitest'
import { ownInstallation } from '@/tests/support/installation'

const { database } = await ownInstallation()

/** Read beside the views, as parts of what they let through. */
const besideViews = [
  ...['defender_right', 'defender_right_note', 'human_right', 'human_right_text'],
  ...['page', 'page_text', 'petition_version', 'addressee', 'addressee_text', 'country_shown'],
]

/** The tables that a view is made from, through other views too. */
async function tablesUnderViews(): Promise<string[]> {
  const rows = await database.query<{ name: string }>(`
    WITH RECURSIVE under (oid) AS (
      SELECT c.oid FROM pg_class c
      WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace
      UNION
      SELECT d.refobjid FROM under u
      JOIN pg_rewrite r ON r.ev_class = u.oid
      JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
        AND d.refclassid = 'pg_class'::regclass
    )
    SELECT c.relname AS name FROM under u JOIN pg_class c ON c.oid = u.oid
    WHERE c.relkind = 'r' ORDER BY c.relname`)
  return rows.map(({ name }) => name)
}

test('each table under a public view, and beside one, raises the content version at commit', async () => {
  const under = await tablesUnderViews()
  expect(under).toEqual([
    ...['campaign', 'campaign_text', 'defender', 'defender_coverage', 'defender_text'],
    'petition_text',
  ])
  for (const table of [...under, ...besideViews]) {
    // tgtype: 1 row, 4 insert, 8 delete, 16 update.
    const rows = await database.query<{ kind: number }>(
      `SELECT tgtype AS kind FROM pg_trigger
       WHERE tgrelid = $1::regclass AND tgfoid = 'raise_content_version'::regproc
         AND tgdeferrable AND tginitdeferred AND tgenabled = 'O'`,
      [table],
    )
    expect(
      rows.map(({ kind }) => kind),
      table,
    ).toEqual([1 | 4 | 8 | 16])
  }
})
