import { locales } from '@/lib/i18n/routing'
import { preparePageKinds } from '@/tests/paths/page-kinds'
import { tooWide } from '@/tests/paths/too-wide'
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
