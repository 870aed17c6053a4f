import { walkByKeyboard } from '@/tests/paths/each-page/focus-walk'
import type { Judge } from '@/tests/paths/each-page/test-each-kind'
import { expect } from '@/tests/support/test'

/** On a wide screen, on a phone, at a zoom of 400 %. */
const windows = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
  { width: 320, height: 200 },
]

/** Somebody with a keyboard sees where they are at each step. */
export const visibleFocus: Judge = async ({ page }) => {
  for (const window of windows) {
    await page.setViewportSize(window)
    const { steps, complaints } = await walkByKeyboard(page)
    expect.soft(complaints, `${window.width} px`).toEqual([])
    expect.soft(steps, `steps, ${window.width} px`).toBeGreaterThan(2)
  }
}
