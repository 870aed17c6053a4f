import { locales } from '@/lib/i18n/routing'
import { preparePageKinds } from '@/tests/paths/page-kinds'
import { expect, test } from '@/tests/support/test'

for (const locale of locales) {
  test(`a reader on the narrowest phone never scrolls sideways (${locale}, 320 px)`, async ({
    people,
    site,
  }) => {
    const reader = await people.arrive({ locale, width: 320, javaScript: false })
    for (const { name, visit } of await preparePageKinds(site)) {
      await visit(reader, locale)
      expect(await reader.page.evaluate(tooWide), name).toEqual([])
    }
  })
}

/** What reaches past the window's edge and makes the page scroll to it. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  const wide = [...document.querySelectorAll('body *')].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 1,
  )
  return [`${scrollWidth} px`, ...wide.slice(0, 5).map(({ outerHTML }) => outerHTML.slice(0, 120))]
}
