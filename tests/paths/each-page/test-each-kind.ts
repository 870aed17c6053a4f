import type { Locale } from '@/lib/i18n/routing'
import { prepareDirectory } from '@/tests/paths/content/prepare-directory'
import { addNamedCampaign, pageKindNames, pageKinds } from '@/tests/paths/page-kinds'
import { prepareShownContent } from '@/tests/pictures/shown-content'
import type { BrowserOptions } from '@/tests/support/browser'
import type { Person } from '@/tests/support/people'
import { test as base } from '@/tests/support/test'

/**
 * What must hold for every page. It finds the page in a window of 1280 px, as if just opened, and may
 * leave the window in another size, or under other media.
 */
export type Judge = (visitor: Person, kind: string, locale: Locale) => Promise<void>

/** The programme's own people and words, since invented ones are short, and what only tests have. */
const test = base.extend('kinds', { scope: 'file' }, async ({ site }) => {
  const shown = await prepareShownContent(site)
  const { withStory } = await prepareDirectory()
  return pageKinds({ ...shown, withStory, named: await addNamedCampaign(site) })
})

/** A test for each kind of page: somebody comes to see it once, and each judge looks at it. */
export function testEachKind(
  promise: string,
  options: BrowserOptions & { locale: Locale },
  judges: readonly Judge[],
): void {
  const { locale, width = 1280 } = options
  test.for(pageKindNames({ named: '', withStory: '' }))(
    `${promise}: %s`,
    async (name, { kinds, people }) => {
      const visitor = await people.arrive(options)
      await kinds.find((kind) => kind.name === name)?.visit(visitor, locale)
      for (const judge of judges) {
        await judge(visitor, name, locale)
        await visitor.page.emulateMedia({
          media: null,
          colorScheme: 'light',
          forcedColors: 'none',
          reducedMotion: 'no-preference',
        })
        await visitor.page.setViewportSize({ width, height: 800 })
      }
    },
  )
}
