import { locales } from '@/lib/i18n/routing'
import { brokenWords } from '@/tests/paths/broken-words'
import { addNamedCampaign, pageKindNames, pageKinds } from '@/tests/paths/page-kinds'
import { textOnText } from '@/tests/paths/text-on-text'
import { prepareShownContent } from '@/tests/pictures/shown-content'
import { test as base, expect } from '@/tests/support/test'

/** Where columns begin, and wide enough for what was meant for another list to be seen. */
const wide = [768, 1280]
const widths = [320, 340, 360, 380, 400, 420, 440, 460, 480]

/** The first test waits for the site and its content too; a slow machine is no fault of a page's. */
const patience = { timeout: 300_000 }

/** The programme's own people and words: invented ones are short, and break nowhere. */
const test = base.extend('kinds', { scope: 'file' }, async ({ site }) => {
  const shown = await prepareShownContent(site)
  return pageKinds({ ...shown, named: await addNamedCampaign(site) })
})

for (const kind of pageKindNames({ named: '' })) {
  const promise = `a reader meets no word that is broken or covered: ${kind}`
  test(promise, patience, async ({ kinds, people }) => {
    for (const locale of locales) {
      const reader = await people.arrive({ locale, javaScript: false })
      await kinds.find(({ name }) => name === kind)?.visit(reader, locale)
      await reader.page.evaluate(() => document.fonts.ready)
      for (const width of widths) {
        await reader.page.setViewportSize({ width, height: 740 })
        const words = await reader.page.evaluate(brokenWords)
        expect.soft(words, `${locale}, ${width} px`).toEqual([])
      }
      for (const width of wide) {
        await reader.page.setViewportSize({ width, height: 800 })
        const covered = await reader.page.evaluate(textOnText)
        expect.soft(covered, `${locale}, ${width} px`).toEqual([])
      }
    }
  })
}
