import { closeDatabase } from '@/lib/platform/db'
import { loadContent } from '@/prisma/seed/load-content'
import { defenders } from '@/prisma/seed/programme/defenders'
import type { Prepared } from '@/tests/lighthouse/visited-pages'
import type { TestCluster } from '@/tests/support/cluster'
import { makeInstallation, workIn } from '@/tests/support/installation'
import { addRealCase } from '@/tests/support/real-case'
import { sign, tokenIn } from '@/tests/support/signing'
import { type Site, startSite } from '@/tests/support/site'

export type PreparedSite = { site: Site; prepared: Prepared; end(): Promise<void> }

/**
 * A real site as a first start leaves it, and beside its samples a plainly fictional person who
 * counts as a real one, with story and campaign: nothing else shows what search engines may list.
 */
export async function prepareSite(cluster: TestCluster): Promise<PreparedSite> {
  const database = await cluster.freshDatabase()
  const installation = await makeInstallation(database)
  workIn(installation)
  await loadContent({ sample: true })
  const { defender, campaign } = await addRealCase({
    slug: 'nil-prova',
    name: 'Nil Prova',
    title: 'Llibertat per a Nil Prova',
    story: 'Un paràgraf de prova.\n\nI un altre.',
    right: 'freedom-of-expression-and-opinion',
  })
  const site = await startSite({ installation })
  const email = 'waiting@example.org'
  await sign(campaign.slug, { email })
  const token = tokenIn(await site.mailbox.letterTo(email))
  await closeDatabase()
  const plain = defenders[0]?.slug ?? ''
  return {
    site,
    prepared: { plain, withStory: defender.slug, campaign: campaign.slug, token },
    async end() {
      await site.stop()
      await installation.remove()
    },
  }
}
