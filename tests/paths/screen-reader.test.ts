import { locales } from '@/lib/i18n/routing'
import { pageKindNames, preparePageKinds } from '@/tests/paths/page-kinds'
import { treeOf } from '@/tests/paths/trees'
import { test as base, expect } from '@/tests/support/test'

/** Of the tests' own content: a tree that is kept must not change with the programme's words. */
const test = base.extend('kinds', { scope: 'file' }, ({ site }) => preparePageKinds(site))

/** Kept in every language; the others in Catalan, since they are made of the same parts. */
const inEveryLanguage = [
  'home',
  'an open campaign',
  'the directory',
  'a defender with a story in one language',
]

for (const locale of locales) {
  test.for(locale === 'ca' ? pageKindNames({ named: '', withStory: '' }) : inEveryLanguage)(
    `a person who uses a screen reader hears each part in good order (${locale}): %s`,
    async (name, { kinds, people }) => {
      const visitor = await people.arrive({ locale })
      await kinds.find((kind) => kind.name === name)?.visit(visitor, locale)
      const file = `./trees/${locale}/${name.replaceAll(/[^\w]+/g, '-').toLowerCase()}.yml`
      await expect(await treeOf(visitor.page)).toMatchFileSnapshot(file)
    },
  )
}
