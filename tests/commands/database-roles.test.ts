import { afterAll, describe, expect, test } from 'vitest'
import { checkRoles } from '@/commands/doctor/check-roles'
import { migrateDatabase } from '@/commands/runtime/migrate-database'
import { type LocalDatabase, startLocalDatabase } from '@/commands/runtime/postgres/local-database'
import { localPlainRoles, localRoles } from '@/commands/runtime/postgres/local-database-url'
import { grantRoles } from '@/commands/runtime/roles/grant-roles'
import { closeDatabase } from '@/lib/platform/db'
import { readSettings } from '@/lib/platform/settings'
import { startCommand } from '@/tests/commands/run-command'
import { addressOfDatabase, ask } from '@/tests/support/database'
import { temporaryFolder } from '@/tests/support/temporary-folder'

const { path: folder, remove } = temporaryFolder('roles')
const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
const start = () => startLocalDatabase({ folder, settings: throwAway })
let local: LocalDatabase = await start()
afterAll(async () => {
  await closeDatabase()
  await local.stop()
  remove()
})

const asSuperuser = <Row extends object>(statement: string) =>
  ask<Row>(local.superuserUrl, statement)
const insufficientPrivilege = '42501'
const refusalOf = (url: string, statement: string): Promise<unknown> =>
  ask(url, statement).then(
    () => 'done',
    (error) => Reflect.get(error, 'code'),
  )

/** An operator's own database, in which nobody has made the plain roles yet. */
async function operatorsDatabase(attributes: string): Promise<string> {
  await asSuperuser('DROP DATABASE IF EXISTS operations WITH (FORCE)')
  for (const role of Object.values(localPlainRoles)) {
    await asSuperuser(`DROP OWNED BY ${role}`)
    await asSuperuser(`DROP ROLE ${role}`)
  }
  const name = attributes === 'CREATEROLE' ? 'operations' : 'plain_operations'
  await asSuperuser(`CREATE ROLE ${name} LOGIN ${attributes} PASSWORD 'prova'`)
  await asSuperuser(`CREATE DATABASE ${name} OWNER ${name}`)
  const url = new URL(addressOfDatabase(local.superuserUrl, name))
  url.username = name
  url.password = 'prova'
  await migrateDatabase(url.href)
  return url.href
}

const databaseRoles = (url: string) =>
  startCommand(['database', 'roles'], { DATABASE_URL: url, DATA_DIR: folder }).ended

/** The settings that the command prints. */
const settingsIn = (output: string): Record<string, string> =>
  Object.fromEntries(
    [...output.matchAll(/\b((?:WEB|WORKER)_DATABASE_URL)=(\S+)/g)].map(([, name, url]) => [
      name,
      url,
    ]),
  )

async function expectPlainRoles({ WEB_DATABASE_URL = '', WORKER_DATABASE_URL = '' }) {
  expect(await refusalOf(WEB_DATABASE_URL, 'SELECT FROM defender')).toBe('done')
  expect(await refusalOf(WEB_DATABASE_URL, 'SELECT FROM signature')).toBe(insufficientPrivilege)
  expect(await refusalOf(WORKER_DATABASE_URL, 'SELECT FROM signature')).toBe('done')
  expect(await refusalOf(WORKER_DATABASE_URL, 'CREATE TABLE trap ()')).toBe(insufficientPrivilege)
}

test('database roles makes them, prints the settings that use them, and repeated only renews what they may do', async () => {
  const url = await operatorsDatabase('CREATEROLE')
  const { code, output } = await databaseRoles(url)
  expect(code).toBe(0)
  const settings = settingsIn(output)
  await expectPlainRoles(settings)
  const again = await databaseRoles(url)
  expect(again.output).toMatch(/altaveu_web is there already; its password stays/)
  expect(again.code).toBe(0)
  await expectPlainRoles(settings)

  // Doctor says what is lost without them, and nothing with them.
  process.env.DATABASE_URL = url
  const states = async (given: Record<string, string>) =>
    (await checkRoles(readSettings({ DATABASE_URL: url, ...given }), false)).map(
      ({ state, says }) => `${state} ${says}`,
    )
  expect(await states(settings)).toEqual([
    expect.stringMatching(/^ok Roles: web and worker have plain/),
  ])
  const alone = await states({})
  await closeDatabase()
  expect(alone).toEqual([expect.stringMatching(/^note Roles: web and worker use the owner's/)])
})

test('an owner who may make no roles gets the statements for whoever may', async () => {
  const url = await operatorsDatabase('')
  const { output } = await databaseRoles(url)
  expect(output).toContain('plain_operations may make no roles')
  const statements = [...output.matchAll(/CREATE ROLE [^;]+/g)].map(([statement]) => statement)
  expect(statements).toHaveLength(2)
  for (const statement of statements) await asSuperuser(statement)
  expect((await databaseRoles(url)).code).toBe(0)
  await expectPlainRoles(settingsIn(output))
})

describe('an embedded database of an older release, all of whose tables the superuser owns', () => {
  test('is taken over by its owner at the next start, and works', async () => {
    await migrateDatabase(local.url)
    const { owner, superuser } = localRoles
    await asSuperuser(`REASSIGN OWNED BY ${owner.name} TO ${superuser.name}`)
    expect(await refusalOf(local.url, 'SELECT FROM signature')).toBe(insufficientPrivilege)
    await local.stop()
    local = await start()
    await migrateDatabase(local.url)
    await grantRoles(local.url, localPlainRoles)
    const foreign = await asSuperuser(`
      SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relkind IN ('r', 'v', 'S', 'm', 'p') AND relowner <> '${owner.name}'::regrole
      UNION ALL
      SELECT proname FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
        AND proowner <> '${owner.name}'::regrole
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
      UNION ALL
      SELECT typname FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
        AND typowner <> '${owner.name}'::regrole
      UNION ALL
      SELECT datname FROM pg_database WHERE datname = 'altaveu' AND datdba <> '${owner.name}'::regrole`)
    expect(foreign).toEqual([])
    expect(await refusalOf(local.url, 'ALTER TABLE signature ADD COLUMN later text')).toBe('done')
    await expectPlainRoles({
      WEB_DATABASE_URL: local.roleUrls.web,
      WORKER_DATABASE_URL: local.roleUrls.worker,
    })
  })
})
