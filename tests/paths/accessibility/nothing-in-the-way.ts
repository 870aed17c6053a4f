import type { Locale } from '@/lib/i18n/routing'
import { complaintsOfAxe, ofColours } from '@/tests/paths/axe'
import { testEachKind } from '@/tests/paths/each-kind'
import type { Person } from '@/tests/support/people'
import { expect } from '@/tests/support/test'

/** A file a language: they run beside each other. */
export function findsNothingInTheWay(locale: Locale): void {
  testEachKind({
    promise: `a person with assistive technology finds nothing in the way, in light and dark (${locale}): %s`,
    circumstances: { locale },
    async judge(visitor, kind) {
      const { page } = visitor
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      expect.soft(await complaintsOfAxe(page), 'in light').toEqual([])
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      expect.soft(await complaintsOfAxe(page, ofColours), 'in dark').toEqual([])
      await hasItsOutline(visitor, kind, locale)
    },
  })
}

/** One first heading, one main part, the page's own language and a title of its own. */
async function hasItsOutline({ page }: Person, kind: string, locale: Locale): Promise<void> {
  expect(await page.locator('h1').count(), 'first headings').toBe(1)
  expect(await page.getByRole('main').count(), 'main parts').toBe(1)
  expect((await page.title()).trim(), 'title').not.toBe('')
  if (kind.includes('mailbox')) return
  expect(await page.locator('html').getAttribute('lang'), 'language').toBe(locale)
}
