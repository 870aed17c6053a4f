import { testEachKind } from '@/tests/paths/each-kind'
import { textOnText } from '@/tests/paths/text-on-text'
import { tooWide } from '@/tests/paths/too-wide'
import type { Person } from '@/tests/support/people'
import { expect } from '@/tests/support/test'

/** WCAG 1.4.12, word for word: what a reader may set text apart by without losing any of it. */
const apart = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`

testEachKind({
  promise: 'somebody who sets lines, words and letters apart loses nothing (320 and 1280 px): %s',
  circumstances: { locale: 'ca' },
  async judge(reader) {
    // As a reader's own style sheet; the page's policy lets no foreign element in.
    await reader.page.evaluate((css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets = [sheet]
    }, apart)
    await losesNothing(reader, [1280, 320])
  },
})

testEachKind({
  promise: 'somebody whose browser writes twice as large reads all of it (360 and 1280 px): %s',
  circumstances: { locale: 'ca' },
  async prepare({ page }) {
    const debuggee = await page.context().newCDPSession(page)
    await debuggee.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  },
  async judge(reader) {
    const size = await reader.page.evaluate(() => getComputedStyle(document.body).fontSize)
    expect.soft(size, 'size of letters').toBe('36px')
    await losesNothing(reader, [1280, 360])
  },
})

async function losesNothing({ page }: Person, widths: number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    expect.soft(await page.evaluate(tooWide), `${width} px`).toEqual([])
    expect.soft(await page.evaluate(textOnText), `${width} px`).toEqual([])
  }
}
