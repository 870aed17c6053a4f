import { startLocalDatabase } from '@/commands/runtime/postgres/local-database'
import { localRoles } from '@/commands/runtime/postgres/local-database-url'
import {
  addressOfDatabase,
  ask,
  cloneDatabase,
  type Database,
  template,
} from '@/tests/support/database'
import { fixRolePasswords, migrateAndGrant } from '@/tests/support/database-roles'
import { temporaryFolder } from '@/tests/support/temporary-folder'

export type TestCluster = {
  /** For its superuser. */
  url: string
  /** A migrated, empty database of its own. */
  freshDatabase(): Promise<Database>
  /** Kills it as a power cut would. */
  kill(): Promise<void>
  /** Starts it again after `kill`, on the same port. */
  restart(): Promise<void>
  /** Stops it and removes its files. */
  end(): Promise<void>
}

/** A cluster that lives for one run never needs the data that a crash could lose. */
const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * A PostgreSQL of the tests' own in a temporary folder, with a migrated template to clone from.
 * A test that kills it needs a `durable` one for itself.
 */
export async function startTestCluster(options: { durable: boolean }): Promise<TestCluster> {
  const folder = temporaryFolder('cluster')
  fixRolePasswords(folder.path)
  const settings = options.durable ? {} : throwAway
  const start = (port?: number) =>
    startLocalDatabase({ folder: folder.path, settings, ...(port ? { port } : {}) })
  let database = await start()
  const { superuserUrl: url, port } = database
  await ask(url, `CREATE DATABASE ${template} OWNER ${localRoles.owner.name}`)
  await migrateAndGrant(addressOfDatabase(database.url, template))
  return {
    url,
    freshDatabase: () => cloneDatabase(url),
    kill: () => database.kill(),
    async restart() {
      database = await start(port)
    },
    async end() {
      await database.stop()
      folder.remove()
    },
  }
}
