import { byLanguage } from '@/lib/campaigns/public-campaigns'
import type { Locale } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'

/** The programme's own pages. */
export type PageId = 'about' | 'why-they-fight' | 'united-nations'

export type PageText = {
  title: string
  lead: string
  /** Paragraphs parted by blank lines; one that begins with `## ` is a heading. */
  body: string
  /** The language of the text: another than requested where that is not ready. */
  textLocale: Locale
}

/** A page of the programme; `undefined` where no text of it is ready in any language. */
export async function readPage(locale: Locale, id: PageId): Promise<PageText | undefined> {
  const [row] = await db.$queryRaw<PageText[]>`
    SELECT t.title, t.lead, t.body, t.locale AS "textLocale" FROM page_text t
    WHERE t.page_id = ${id} AND t.state = 'ready' ORDER BY ${byLanguage(locale)}`
  return row
}
