import { getTranslations } from 'next-intl/server'
import { LinkedData } from '@/components/sharing/linked-data'
import type { Locale, PageName, PageParams } from '@/lib/i18n/routing'
import { settings } from '@/lib/platform/settings'
import { type PageType, pageData } from '@/lib/sharing/linked-data'

type Props = {
  type: PageType
  locale: Locale
  page: PageName
  params?: PageParams
  /** The part of the query that belongs to the page's canonical address: `''` or `?…`. */
  query?: string
  title: string
  description?: string
  /** The real person that the page is about. */
  person?: { name: string; slug: string }
}

/** The data of a page for machines. A sample's page must not have it. */
export async function PageData({ locale, page, ...facts }: Props) {
  const t = await getTranslations({ locale })
  const above: { page: PageName; title: string }[] = [{ page: 'home', title: t('site.home') }]
  if (page === 'campaign') above.push({ page: 'campaigns', title: t('campaigns.title') })
  if (page === 'defender') above.push({ page: 'defenders', title: t('directory.title') })
  const origin = settings().appUrl
  return <LinkedData data={pageData({ ...facts, locale, origin, page, above })} />
}
