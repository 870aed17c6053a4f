import { expect, test } from 'vitest'
import { localRoles } from '@/commands/runtime/postgres/local-database-url'
import { grantsOf, roleFunctions, tableGrants } from '@/commands/runtime/roles/role-grants'
import { freshDatabase } from '@/tests/support/database'

const database = await freshDatabase()

const role = (kind: 'owner' | 'web' | 'worker') => localRoles[kind].name

/** All that a role may do with each table, as PostgreSQL has it, columns named. */
async function heldBy(kind: 'web' | 'worker'): Promise<Record<string, string[]>> {
  const rows = await database.query<{ table: string; held: string[] }>(
    `SELECT c.relname AS table, ARRAY(
       SELECT privilege FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE',
         'REFERENCES', 'TRIGGER']) privilege WHERE has_table_privilege($1, c.oid, privilege)
       UNION ALL
       SELECT privilege || ' (' || string_agg('"' || a.attname || '"', ', ') || ')'
       FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) privilege, pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
         AND NOT has_table_privilege($1, c.oid, privilege)
         AND has_column_privilege($1, c.oid, a.attnum, privilege)
       GROUP BY privilege) AS held
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')`,
    [role(kind)],
  )
  return Object.fromEntries(rows.map(({ table, held }) => [table, held.toSorted()]))
}

test('every table and view is in the list, and each plain role has what it says and no more', async () => {
  for (const kind of ['web', 'worker'] as const) {
    const listed = Object.entries(tableGrants).map(([table, grants]) => [
      table,
      grantsOf(grants[kind] ?? {}).toSorted(),
    ])
    expect(await heldBy(kind)).toEqual(Object.fromEntries(listed))
  }
})

test.each(['web', 'worker'] as const)(
  'the %s may execute the functions of its list, with their owner’s rights, and no other role’s',
  async (kind) => {
    const listed = Object.values(roleFunctions).flat()
    const rows = await database.query<{ name: string; may: boolean; path: string }>(
      `SELECT proname AS name, has_function_privilege($1, oid, 'EXECUTE') AS may,
       array_to_string(proconfig, ';') AS path
     FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname = ANY($2)`,
      [role(kind), listed],
    )
    expect(rows.map(({ name }) => name).toSorted()).toEqual(listed.toSorted())
    for (const { path } of rows) expect(path).toContain('search_path=public')
    const executed = rows.filter(({ may }) => may).map(({ name }) => name)
    expect(executed.toSorted()).toEqual([...roleFunctions[kind]].toSorted())
  },
)

test('no other function lends the web its owner’s rights, but as a trigger', async () => {
  const rows = await database.query<{ name: string }>(
    `SELECT proname AS name FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace AND prosecdef AND prorettype <> 'trigger'::regtype
       AND has_function_privilege($1, oid, 'EXECUTE')`,
    [role('web')],
  )
  expect(rows.map(({ name }) => name).filter((name) => !roleFunctions.web.includes(name))).toEqual(
    [],
  )
})

test('owner, web and worker are plain roles: none is a superuser or makes roles or databases', async () => {
  const rows = await database.query<Record<string, boolean>>(
    `SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls AS "isMore"
     FROM pg_roles WHERE rolname = ANY($1)`,
    [[role('owner'), role('web'), role('worker')]],
  )
  expect(rows).toEqual([{ isMore: false }, { isMore: false }, { isMore: false }])
  const owned = await database.query<{ owner: string }>(
    `SELECT DISTINCT relowner::regrole::text AS owner FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')`,
  )
  expect(owned).toEqual([{ owner: role('owner') }])
})
