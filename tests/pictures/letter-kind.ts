import type { PageKind } from '@/tests/paths/page-kind'
import type { Shown } from '@/tests/paths/page-kinds'

/** A letter as a mail program shows it: no page of the site, so it stands in no list of those. */
export const letterKind = ({ letterIn }: Shown): PageKind => ({
  name: 'a letter',
  async visit({ page }, locale) {
    await page.goto('about:blank')
    await page.setContent(letterIn(locale).html)
  },
})
