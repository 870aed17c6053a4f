import { locales } from '@/lib/i18n/routing'
import { type PageKind, preparePageKinds } from '@/tests/paths/page-kinds'
import { treeOf } from '@/tests/paths/trees'
import type { Site } from '@/tests/support/site'
import { expect, test } from '@/tests/support/test'

/** Kept in every language; the others in Catalan, since they are made of the same parts. */
const inEveryLanguage = [
  'home',
  'an open campaign',
  'the directory',
  'a defender with a story in one language',
]

let prepared: Promise<PageKind[]> | undefined

/** Once for all: each campaign more would stand in the pages. */
const pageKinds = (site: Site) => {
  prepared ??= preparePageKinds(site)
  return prepared
}

for (const locale of locales) {
  test(`a person who uses a screen reader hears each kind of page in good order (${locale})`, async ({
    people,
    site,
  }) => {
    const listener = await people.arrive({ locale })
    for (const { name, visit } of await pageKinds(site)) {
      if (locale !== 'ca' && !inEveryLanguage.includes(name)) continue
      await visit(listener, locale)
      const file = `./trees/${locale}/${name.replaceAll(/[^\w]+/g, '-').toLowerCase()}.yml`
      await expect.soft(await treeOf(listener.page), name).toMatchFileSnapshot(file)
    }
  })
}
