import { preparePageKinds } from '@/tests/paths/page-kinds'
import { expect, test } from '@/tests/support/test'

test('somebody prints any page, on a dark screen too, and gets what is to be read, black on white', async ({
  people,
  site,
}) => {
  const reader = await people.arrive({ locale: 'ca', dark: true })
  const { page } = reader
  for (const { name, visit } of await preparePageKinds(site)) {
    await visit(reader, 'ca')
    await page.emulateMedia({ media: 'print' })
    expect.soft(await page.evaluate(onPaper), name).toEqual({
      controls: [],
      grounds: ['rgb(255, 255, 255)'],
      inks: ['rgb(0, 0, 0)'],
    })
    expect.soft(await page.locator('h1').isVisible(), `heading of ${name}`).toBe(true)
    const address = page.locator('.share input')
    if ((await address.count()) > 0)
      expect.soft(await address.isVisible(), `address of ${name}`).toBe(true)
    await page.emulateMedia({ media: 'screen' })
  }
})

/** What only a screen can use, what lies under the page, and the colours of its words. */
function onPaper() {
  const seen = (selector: string) =>
    [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
  const controls = seen(
    'nav, .languages, search, form, button, select, .skip, .to-form, input:not([readonly]), .button',
  )
  const worded = seen('body *').filter((one) =>
    [...one.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    ),
  )
  const stuck = seen('body *').filter((one) => getComputedStyle(one).position === 'sticky')
  return {
    controls: [...controls, ...stuck].map(({ outerHTML }) => outerHTML.slice(0, 120)),
    grounds: [...new Set([getComputedStyle(document.documentElement).backgroundColor])],
    inks: [...new Set(worded.map((one) => getComputedStyle(one).color))],
  }
}
