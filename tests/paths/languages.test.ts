import type { Page } from 'playwright-core'
import { alternatesOf, type Locale, locales, type PageName } from '@/lib/i18n/routing'
import { addCampaign } from '@/tests/support/campaign'
import { expect, test } from '@/tests/support/test'

const pages: PageName[] = [
  'home',
  'campaigns',
  'campaign',
  'checkYourInbox',
  'signed',
  'privacy',
  'defenders',
  'accessibility',
]

for (const javaScript of [true, false]) {
  test(`a visitor switches language and stays on the page (${javaScript ? 'with' : 'without'} JavaScript)`, async ({
    people,
  }) => {
    const { slug } = await addCampaign()
    const visitor = await people.arrive({ locale: 'ca', javaScript })
    for (const page of pages) {
      await visitor.opens(page, { slug })
      for (const locale of [...locales].reverse()) {
        await visitor.switchesTo(locale)
        await arrivesAt(visitor.page, alternatesOf(page, { slug })[locale], locale)
      }
    }
  })
}

test('a visitor who chose a language is met in it at the front door', async ({ people }) => {
  const visitor = await people.arrive({ locale: 'ca', width: 360 })
  await visitor.opens('home')
  await visitor.switchesTo('es')
  await arrivesAt(visitor.page, '/es', 'es')
  await visitor.page.goto('/')
  await arrivesAt(visitor.page, '/es', 'es')
})

async function arrivesAt(page: Page, path: string, locale: Locale): Promise<void> {
  await expect.poll(() => new URL(page.url()).pathname).toBe(path)
  expect(await page.locator('html').getAttribute('lang')).toBe(locale)
}
