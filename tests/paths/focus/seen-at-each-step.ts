import { testEachKind } from '@/tests/paths/each-kind'
import { walkByKeyboard } from '@/tests/paths/focus/focus-walk'
import { expect } from '@/tests/support/test'

/** Each window size has a file of its own, so that they run side by side. */
export function testVisibleFocus(what: string, width: number, height: number): void {
  testEachKind({
    promise: `somebody with a keyboard sees where they are at each step, ${what}: %s`,
    circumstances: { locale: 'ca', width },
    prepare: ({ page }) => page.setViewportSize({ width, height }),
    async judge({ page }) {
      const { steps, complaints } = await walkByKeyboard(page)
      expect.soft(complaints).toEqual([])
      expect.soft(steps, 'steps').toBeGreaterThan(2)
    },
  })
}
