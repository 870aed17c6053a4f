import { preparePageKinds } from '@/tests/paths/page-kinds'
import { textOnText } from '@/tests/paths/text-on-text'
import { tooWide } from '@/tests/paths/too-wide'
import { expect, test } from '@/tests/support/test'

/** WCAG 1.4.12, word for word: what a reader may set text apart by without losing any of it. */
const apart = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`

test('somebody who sets lines, words and letters apart loses nothing (320 and 1280 px)', async ({
  people,
  site,
}) => {
  const reader = await people.arrive({ locale: 'ca' })
  const { page } = reader
  for (const { name, visit } of await preparePageKinds(site)) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await visit(reader, 'ca')
    // As a reader's own style sheet; the page's policy lets no foreign element in.
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets = [sheet]
    }, apart)
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 })
      expect.soft(await page.evaluate(tooWide), `${name}, ${width} px`).toEqual([])
      expect.soft(await page.evaluate(textOnText), `${name}, ${width} px`).toEqual([])
    }
  }
})

test('somebody whose browser writes twice as large reads all of it (360 and 1280 px)', async ({
  people,
  site,
}) => {
  const reader = await people.arrive({ locale: 'ca' })
  const { page } = reader
  const debuggee = await page.context().newCDPSession(page)
  await debuggee.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  for (const { name, visit } of await preparePageKinds(site)) {
    await visit(reader, 'ca')
    const size = await page.evaluate(() => getComputedStyle(document.body).fontSize)
    expect.soft(size, `letters of ${name}`).toBe('36px')
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 })
      expect.soft(await page.evaluate(tooWide), `${name}, ${width} px`).toEqual([])
      expect.soft(await page.evaluate(textOnText), `${name}, ${width} px`).toEqual([])
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  }
})

test('somebody at a zoom of 400 % meets nothing that stays in the way (320 by 200 px)', async ({
  people,
  site,
}) => {
  const reader = await people.arrive({ locale: 'ca', width: 320, javaScript: false })
  await reader.page.setViewportSize({ width: 320, height: 200 })
  for (const { name, visit } of await preparePageKinds(site)) {
    await visit(reader, 'ca')
    expect.soft(await reader.page.evaluate(tooWide), name).toEqual([])
    expect.soft(await reader.page.evaluate(staysInTheWay), name).toEqual([])
  }
})

/** What goes along with the window while one scrolls, and so takes room from what one reads. */
function staysInTheWay(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position))
    .filter((one) => getComputedStyle(one).insetBlock !== 'auto')
    .map(({ outerHTML }) => outerHTML.slice(0, 120))
}
