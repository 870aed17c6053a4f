import type { OtherLanguages } from '@/components/ui/language-switch'
import { alternatesOf, type PageName, type PageParams } from '@/lib/i18n/routing'

/**
 * The language switch's links on a page. They lead through the endpoint that remembers the choice;
 * those of a page with a token lead straight to the page, so that no other address ever holds the
 * token. A query (`?…`) is passed on.
 */
export function languageLinks(page: PageName, params: PageParams = {}, query = ''): OtherLanguages {
  const paths = alternatesOf(page, params)
  if (params.token !== undefined) return paths
  const switchPath = (path: string) => `/language?to=${path}${encodeURIComponent(query)}`
  return { ca: switchPath(paths.ca), es: switchPath(paths.es), en: switchPath(paths.en) }
}
