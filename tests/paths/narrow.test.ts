import { locales } from '@/lib/i18n/routing'
import { testEachKind } from '@/tests/paths/each-kind'
import { tooWide } from '@/tests/paths/too-wide'
import { expect } from '@/tests/support/test'

for (const locale of locales) {
  testEachKind({
    promise: `a reader on the narrowest phone, or at a zoom of 400 %, never scrolls sideways and has nothing stay in the way (${locale}, 320 px): %s`,
    circumstances: { locale, width: 320, javaScript: false },
    async judge({ page }) {
      expect.soft(await page.evaluate(tooWide)).toEqual([])
      await page.setViewportSize({ width: 320, height: 200 })
      expect.soft(await page.evaluate(tooWide), 'at a zoom of 400 %').toEqual([])
      expect.soft(await page.evaluate(stickyElements), 'at a zoom of 400 %').toEqual([])
    },
  })
}

/** The elements that stay in the window while one scrolls, and so take room from the text. */
function stickyElements(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position))
    .filter((one) => getComputedStyle(one).insetBlock !== 'auto')
    .map(({ outerHTML }) => outerHTML.slice(0, 120))
}
