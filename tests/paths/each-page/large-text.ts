import type { Page } from 'playwright-core'
import type { Judge } from '@/tests/paths/each-page/test-each-kind'
import { textOnText } from '@/tests/paths/each-page/text-on-text'
import { tooWide } from '@/tests/paths/each-page/too-wide'
import { expect } from '@/tests/support/test'

/** WCAG 1.4.12, word for word: what a reader may set text apart by without losing any of it. */
const apart = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`

/** Somebody who sets lines, words and letters apart loses nothing (320 and 1280 px). */
export const textSetApart: Judge = async ({ page }) => {
  // As a reader's own style sheet; the page's policy lets no foreign element in.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, apart)
  await losesNothing(page, [1280, 320])
  await page.evaluate(() => {
    document.adoptedStyleSheets = []
  })
}

/** Somebody whose browser writes twice as large reads all of it (360 and 1280 px). */
export const textTwiceAsLarge: Judge = async ({ page }) => {
  const debuggee = await page.context().newCDPSession(page)
  await debuggee.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  const size = () => page.evaluate(() => getComputedStyle(document.body).fontSize)
  expect.soft(await size(), 'size of letters').toBe('36px')
  await losesNothing(page, [1280, 360])
  await debuggee.send('Page.setFontSizes', { fontSizes: { standard: 16, fixed: 13 } })
}

async function losesNothing(page: Page, widths: number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    expect.soft(await page.evaluate(tooWide), `${width} px`).toEqual([])
    expect.soft(await page.evaluate(textOnText), `${width} px`).toEqual([])
  }
}
