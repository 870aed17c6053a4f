import { afterAll } from 'vitest'
import { ownInstallation } from '@/tests/support/installation'
import { type Site, startSite } from '@/tests/support/site'

/** Enough for whatever a file of tests sends from this one machine. */
const manyAttempts = { SIGNATURES_PER_MINUTE: '1000000' }

/** The real site, one for a whole file, on an installation in which this process works too. */
export async function openSite(env: Record<string, string> = {}): Promise<Site> {
  const installation = await ownInstallation()
  const site = await startSite({ installation, env: { ...manyAttempts, ...env } })
  afterAll(() => site.stop())
  return site
}
