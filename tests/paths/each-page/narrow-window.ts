import type { Judge } from '@/tests/paths/each-page/test-each-kind'
import { tooWide } from '@/tests/paths/each-page/too-wide'
import { expect } from '@/tests/support/test'

/**
 * A reader on the narrowest phone (320 px), or at a zoom of 400 %, never scrolls sideways and has
 * nothing stay in the way.
 */
export const narrowWindow: Judge = async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 740 })
  expect.soft(await page.evaluate(tooWide), '320 px').toEqual([])
  await page.setViewportSize({ width: 320, height: 200 })
  expect.soft(await page.evaluate(tooWide), 'at a zoom of 400 %').toEqual([])
  expect.soft(await page.evaluate(stickyElements), 'at a zoom of 400 %').toEqual([])
}

/** What goes along with the window while one scrolls, and so takes room from what one reads. */
function stickyElements(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((one) => ['sticky', 'fixed'].includes(getComputedStyle(one).position))
    .filter((one) => getComputedStyle(one).insetBlock !== 'auto')
    .map(({ outerHTML }) => outerHTML.slice(0, 120))
}
