import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** The input method with which a person uses a page. */
export type InputMethod = {
  writes(field: Locator, text: string): Promise<void>
  chooses(field: Locator, option: string): Promise<void>
  ticks(box: Locator): Promise<void>
  /** Follows a link or presses a button. */
  presses(control: Locator): Promise<void>
}

/** Uses a pointer, or a finger. */
export const pointer: InputMethod = {
  writes: (field, text) => field.fill(text),
  chooses: async (field, option) => void (await field.selectOption({ label: option })),
  ticks: (box) => box.check(),
  presses: (control) => control.click(),
}

/**
 * Uses nothing but the keyboard: tabs from control to control, checks that the focus is visible,
 * and types.
 */
export function keyboard(page: Page): InputMethod {
  const goTo = (control: Locator) => tabTo(page, control)
  return {
    async writes(field, text) {
      await goTo(field)
      await page.keyboard.press('Control+A')
      await page.keyboard.press('Delete')
      await page.keyboard.type(text)
    },
    async chooses(field, option) {
      await goTo(field)
      await page.keyboard.type(option)
      await expect.poll(() => field.locator('option:checked').textContent()).toBe(option)
    },
    async ticks(box) {
      await goTo(box)
      if (!(await box.isChecked())) await page.keyboard.press('Space')
    },
    async presses(control) {
      await goTo(control)
      await page.keyboard.press('Enter')
    },
  }
}

const maxSteps = 150

async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor()
  for (let step = 0; step < maxSteps; step++) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      return expectVisibleFocus(control)
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${control}`)
}

/** A focus that cannot be seen makes a keyboard useless (WCAG 2.4.7). */
async function expectVisibleFocus(control: Locator): Promise<void> {
  const outline = await control.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
    return boxShadow !== 'none' || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0)
  })
  expect(outline, `the focus on ${control} can be seen`).toBe(true)
}
