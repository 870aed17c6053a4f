import { locales } from '@/lib/i18n/routing'
import { testEachKind } from '@/tests/paths/each-kind'
import { treeOf } from '@/tests/paths/trees'
import { expect } from '@/tests/support/test'

/** Kept in every language; the others in Catalan, since they are made of the same parts. */
const inEveryLanguage = [
  'home',
  'an open campaign',
  'the directory',
  'a defender with a story in one language',
]

for (const locale of locales) {
  testEachKind({
    promise: `a person who uses a screen reader hears each part in good order (${locale}): %s`,
    circumstances: { locale },
    ...(locale === 'ca' ? {} : { only: inEveryLanguage }),
    async judge({ page }, kind) {
      const file = `./trees/${locale}/${kind.replaceAll(/[^\w]+/g, '-').toLowerCase()}.yml`
      await expect(await treeOf(page)).toMatchFileSnapshot(file)
    },
  })
}
