import { join } from 'node:path'
import { defineConfig } from 'prisma/config'
import { localDatabaseUrl } from './commands/runtime/postgres/local-database-url'

const root = import.meta.dirname

// No schema engine from any other host than the package registry: see prisma/engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ||= join(root, 'prisma/engine/schema-engine')

// The environment is read here and not in lib/platform/settings, since Prisma's own command line
// loads this file, in a checkout where nothing else may be set up yet.
const url =
  process.env.DATABASE_URL || localDatabaseUrl(process.env.DATA_DIR || join(root, '.data'))

export default defineConfig({
  schema: join(root, 'prisma/schema.prisma'),
  migrations: { path: join(root, 'prisma/migrations') },
  ...(url ? { datasource: { url } } : {}),
})
