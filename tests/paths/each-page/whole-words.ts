import { brokenWords } from '@/tests/paths/each-page/broken-words'
import type { Judge } from '@/tests/paths/each-page/test-each-kind'
import { textOnText } from '@/tests/paths/each-page/text-on-text'
import { expect } from '@/tests/support/test'

/** Where columns begin, and wide enough for what was meant for another list to be seen. */
const wide = [768, 1280]
const widths = [320, 340, 360, 380, 400, 420, 440, 460, 480]

/** A reader meets no word that is broken or covered. It opens what can be opened. */
export const wholeWords: Judge = async ({ page }) => {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  for (const width of widths) {
    await page.setViewportSize({ width, height: 740 })
    expect.soft(await page.evaluate(brokenWords), `${width} px`).toEqual([])
  }
  for (const width of wide) {
    await page.setViewportSize({ width, height: 800 })
    expect.soft(await page.evaluate(textOnText), `${width} px`).toEqual([])
  }
}
