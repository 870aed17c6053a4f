import { readFileSync } from 'node:fs'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { type Locale, locales } from '@/lib/i18n/routing'
import { preparePageKinds } from '@/tests/paths/page-kinds'
import type { Person } from '@/tests/support/people'
import { root } from '@/tests/support/root'
import { expect, test } from '@/tests/support/test'

const axeSource = readFileSync(`${root}/node_modules/axe-core/axe.min.js`, 'utf8')

/** WCAG 2.2 at AA, and what axe's makers hold to be good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const locale of locales) {
  test(`a person with assistive technology finds nothing in the way, in light and dark (${locale})`, async ({
    people,
    site,
  }) => {
    const person = await people.arrive({ locale, width: 1280 })
    for (const { name, visit } of await preparePageKinds(site)) {
      await visit(person, locale)
      for (const colorScheme of ['light', 'dark'] as const) {
        await person.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expect(await complaintsOfAxe(person.page), `${name}, ${colorScheme}`).toEqual([])
      }
      await hasItsOutline(person, name, locale)
    }
  })
}

/** By way of the debugger: the page's own policy would let no foreign script in. */
async function complaintsOfAxe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(
    (tags) =>
      (globalThis as typeof globalThis & { axe: typeof axe }).axe.run(document, {
        runOnly: { type: 'tag', values: tags },
      }),
    rules,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  )
}

/** One first heading, one main part, the page's own language and a title of its own. */
async function hasItsOutline({ page }: Person, name: string, locale: Locale): Promise<void> {
  expect(await page.locator('h1').count(), `first headings of ${name}`).toBe(1)
  expect(await page.getByRole('main').count(), `main parts of ${name}`).toBe(1)
  expect((await page.title()).trim(), `title of ${name}`).not.toBe('')
  if (name.includes('mailbox')) return
  expect(await page.locator('html').getAttribute('lang'), `language of ${name}`).toBe(locale)
}
