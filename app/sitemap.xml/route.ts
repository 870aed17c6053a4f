import { answer } from '@/app/api/answer'
import type { PageName } from '@/lib/i18n/routing'
import type { PageId } from '@/lib/pages/read-page'
import { settings } from '@/lib/platform/settings'
import { listSitemapSlugs } from '@/lib/sharing/list-sitemap-slugs'
import { sitemap } from '@/lib/sharing/sitemap'

export const dynamic = 'force-dynamic'

/** The pages that exist whatever the content is. */
const standing: PageName[] = ['home', 'defenders', 'campaigns', 'privacy', 'accessibility']
const ofTheProgramme: Record<PageId, PageName> = {
  about: 'about',
  'why-they-fight': 'whyTheyFight',
  'united-nations': 'unitedNations',
}

export function GET() {
  return answer(async () => {
    const slugs = await listSitemapSlugs()
    const pages = [
      ...standing.map((page) => ({ page })),
      ...Object.entries(ofTheProgramme)
        .filter(([id]) => slugs.pages.includes(id))
        .map(([, page]) => ({ page })),
      ...slugs.defenders.map(({ slug, changedAt }) => ({
        page: 'defender' as const,
        params: { slug },
        changedAt,
      })),
      ...slugs.campaigns.map((slug) => ({ page: 'campaign' as const, params: { slug } })),
    ]
    return new Response(sitemap(settings().appUrl, pages), {
      headers: { 'content-type': 'application/xml; charset=utf-8' },
    })
  })
}
