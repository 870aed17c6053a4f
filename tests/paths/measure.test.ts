import { addressOf } from '@/lib/i18n/routing'
import { loadContent } from '@/prisma/seed/load-content'
import { expect, test } from '@/tests/support/test'

const wide = [1280, 1600]

test('a reader on a wide screen finds 60 to 75 characters in a line of each text', async ({
  people,
}) => {
  await loadContent({ sample: true })
  const reader = await people.arrive({ locale: 'ca' })
  const { page } = reader
  await reader.opens('campaigns')
  const campaigns = await page
    .locator('.rows a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  const texts = (['whyTheyFight', 'unitedNations', 'about', 'privacy'] as const).map((name) =>
    addressOf('ca', name),
  )
  const others = [
    ...texts,
    addressOf('ca', 'home'),
    addressOf('ca', 'campaigns'),
    addressOf('ca', 'defenders'),
    addressOf('ca', 'defender', { slug: 'caddy-adzuba' }),
  ]
  for (const address of [...campaigns, ...others]) {
    await page.goto(address)
    await page.evaluate(() => document.fonts.ready)
    for (const width of wide) {
      await page.setViewportSize({ width, height: 900 })
      const paragraphs = await page.evaluate(linesOfParagraphs)
      const inText = paragraphs.filter(({ reading, full }) => reading && full.length >= 3)
      if (campaigns.includes(address)) expect(inText.length, address).toBeGreaterThan(2)
      for (const { begins, full } of inText) {
        const mean = full.reduce((sum, one) => sum + one, 0) / full.length
        const where = `${address}, ${width} px: "${begins}"`
        expect.soft(mean, where).toBeGreaterThanOrEqual(60)
        expect.soft(mean, where).toBeLessThanOrEqual(75)
      }
      // No line of anything is longer than WCAG 1.4.8 allows.
      const tooLong = paragraphs.filter(({ full }) => Math.max(0, ...full) > 80)
      expect.soft(tooLong, `too long lines of ${address}, ${width} px`).toEqual([])
    }
  }
})

/** The characters in each line of each paragraph but its last, as they were really set. */
function linesOfParagraphs() {
  const inLines = (paragraph: Element) => {
    const lines = new Map<number, number>()
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const range = document.createRange()
      for (let at = 0; at < (node.textContent ?? '').length; at++) {
        range.setStart(node, at)
        range.setEnd(node, at + 1)
        const { width, bottom } = range.getBoundingClientRect()
        const line = Math.round(bottom / 8)
        if (width > 0) lines.set(line, (lines.get(line) ?? 0) + 1)
      }
    }
    return [...lines.values()]
  }
  return [...document.querySelectorAll('main p, main .bullets li')]
    .filter((one) => one.checkVisibility())
    .map((one) => ({
      begins: one.textContent?.slice(0, 40),
      // The text in the panel beside a case is short, and its column narrow.
      reading: one.closest('.prose') !== null && one.closest('.panel') === null,
      full: inLines(one).slice(0, -1),
    }))
}
