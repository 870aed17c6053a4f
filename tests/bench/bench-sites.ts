import { join } from 'node:path'
import { closeDatabase } from '@/lib/platform/db'
import { loadContent } from '@/prisma/seed/load-content'
import type { BenchDatabase } from '@/tests/bench/bench-database'
import { type Child, startChild } from '@/tests/support/child'
import { urlAs } from '@/tests/support/database-roles'
import { freePort } from '@/tests/support/free-port'
import { type Installation, makeInstallation, workIn } from '@/tests/support/installation'
import { root } from '@/tests/support/root'

export type BenchSite = { origin: string; port: number; child: Child }

/** An installation on the bench's database with the sample campaigns, as a first start leaves it. */
export async function makeBenchInstallation(database: BenchDatabase): Promise<Installation> {
  const installation = await makeInstallation(database)
  workIn(installation)
  await loadContent({ sample: true })
  await closeDatabase()
  return installation
}

/**
 * The real web process, alone: the worker's mails follow in their own time. `folder` is the
 * project's root or a copy of it.
 */
export async function startBenchSite(
  installation: Installation,
  folder = root,
): Promise<BenchSite> {
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const child = startChild(join(folder, 'server/main.ts'), {
    DATABASE_URL: urlAs('web', installation.database.url),
    DATA_DIR: installation.webFolder,
    PORT: `${port}`,
    APP_URL: origin,
    // The load comes from one network.
    SIGNATURES_PER_MINUTE: '1000000',
    TSX_TSCONFIG_PATH: join(folder, 'tsconfig.json'),
  })
  await child.ready
  return { origin, port, child }
}
