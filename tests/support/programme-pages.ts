import { locales } from '@/lib/i18n/routing'
import { db } from '@/lib/platform/db'

/** Gives each of the programme's pages a short text in every language, where there is none. */
export async function addProgrammePages(): Promise<void> {
  for (const id of ['about', 'why-they-fight', 'united-nations']) {
    await db.page.upsert({ where: { id }, create: { id }, update: {} })
    for (const locale of locales) {
      const of = { pageId: id, locale }
      const text = { title: `${id} ${locale}`, lead: 'In short.', body: 'In full.' }
      await db.pageText.upsert({
        where: { pageId_locale: of },
        create: { ...of, ...text, state: 'ready' },
        update: {},
      })
    }
  }
}
