import type { OtherLanguages } from '@/components/ui/language-switch'
import { alternatesOf, type PageName, type PageParams } from '@/lib/i18n/routing'

/**
 * The language switch's links on a page. They go through the door that remembers the choice; those
 * of a page with a token lead straight on, so that no other address ever holds the token. A query
 * (`?…`) goes along.
 */
export function languageLinks(page: PageName, params: PageParams = {}, query = ''): OtherLanguages {
  const paths = alternatesOf(page, params)
  if (params.token !== undefined) return paths
  const switchPath = (path: string) => `/language?to=${path}${encodeURIComponent(query)}`
  return { ca: switchPath(paths.ca), es: switchPath(paths.es), en: switchPath(paths.en) }
}
