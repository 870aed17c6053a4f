import type { Locale } from '@/lib/i18n/routing'
import { complaintsOfAxe, ofColours } from '@/tests/paths/axe'
import { preparePageKinds } from '@/tests/paths/page-kinds'
import type { Person } from '@/tests/support/people'
import { expect, test } from '@/tests/support/test'

/** A file a language: they run beside each other. */
export function findsNothingInTheWay(locale: Locale): void {
  test(`a person with assistive technology finds nothing in the way, in light and dark (${locale})`, async ({
    people,
    site,
  }) => {
    const person = await people.arrive({ locale, width: 1280 })
    for (const { name, visit } of await preparePageKinds(site)) {
      await visit(person, locale)
      await person.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      expect(await complaintsOfAxe(person.page), name).toEqual([])
      await person.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      expect(await complaintsOfAxe(person.page, ofColours), `${name}, dark`).toEqual([])
      await hasItsOutline(person, name, locale)
    }
  })
}

/** One first heading, one main part, the page's own language and a title of its own. */
async function hasItsOutline({ page }: Person, name: string, locale: Locale): Promise<void> {
  expect(await page.locator('h1').count(), `first headings of ${name}`).toBe(1)
  expect(await page.getByRole('main').count(), `main parts of ${name}`).toBe(1)
  expect((await page.title()).trim(), `title of ${name}`).not.toBe('')
  if (name.includes('mailbox')) return
  expect(await page.locator('html').getAttribute('lang'), `language of ${name}`).toBe(locale)
}
