import { complaintsOfAxe, ofColours } from '@/tests/paths/each-page/axe'
import type { Judge } from '@/tests/paths/each-page/test-each-kind'
import { expect } from '@/tests/support/test'

/** A person with assistive technology finds nothing in the way, in light and dark. */
export const nothingInTheWay: Judge = async ({ page }, kind, locale) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  expect.soft(await complaintsOfAxe(page), 'in light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect.soft(await complaintsOfAxe(page, ofColours), 'in dark').toEqual([])
  expect.soft(await page.locator('h1').count(), 'first headings').toBe(1)
  expect.soft(await page.getByRole('main').count(), 'main parts').toBe(1)
  expect.soft((await page.title()).trim(), 'title').not.toBe('')
  if (kind.includes('mailbox')) return
  expect.soft(await page.locator('html').getAttribute('lang'), 'language').toBe(locale)
}
